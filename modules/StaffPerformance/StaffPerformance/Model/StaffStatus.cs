using Modular.Kernel;

namespace StaffPerformance.Model;

/// <summary>Whether a staff member is employed.</summary>
internal enum StaffStatus
{
    /// <summary>Employed.</summary>
    Active,

    /// <summary>Has left.</summary>
    Left,
}

/// <summary>The departments.</summary>
internal enum StaffDepartment
{
    /// <summary>Live streams 直播部.</summary>
    LiveStreaming,

    /// <summary>Papers of merchants 资料部.</summary>
    MerchantPapers,

    /// <summary>Operations of the platform 运营部.</summary>
    Operations,

    /// <summary>Quality control 质检部.</summary>
    QualityControl,

    /// <summary>Finance 财务部.</summary>
    Finance,

    /// <summary>Customer service 客服部.</summary>
    CustomerService,

    /// <summary>Human resources 人力资源部.</summary>
    HumanResources,
}

/// <summary>The positions; each has its own indicators (STF-03).</summary>
internal enum StaffPosition
{
    /// <summary>Assists live streams 助播.</summary>
    Assistant,

    /// <summary>Hosts live streams 主播.</summary>
    Host,

    /// <summary>Collects and uploads papers 资料上传员.</summary>
    Uploader,

    /// <summary>Reviews papers 资料审核员.</summary>
    Reviewer,

    /// <summary>Inspects 质检员.</summary>
    Inspector,

    /// <summary>Fulfils orders 订单专员.</summary>
    Fulfilment,

    /// <summary>Keeps the books and pays 财务专员.</summary>
    Finance,

    /// <summary>Serves customers 客服专员.</summary>
    CustomerService,
}

/// <summary>The moves of a staff member.</summary>
internal static class StaffStates
{
    public static StateMachine<StaffStatus> Machine { get; } = new((StaffStatus.Active, StaffStatus.Left));
}
