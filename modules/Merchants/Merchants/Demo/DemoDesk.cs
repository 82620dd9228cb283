using Merchants.Files;
using Merchants.Model;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Demo;

/// <summary>What all that makes demo data works with: a chance and a day of its own, the files, the calendar and the settings.</summary>
/// <param name="source">The chance, and ids that come from it.</param>
/// <param name="asOf">The moment (UTC) up to which it has happened.</param>
/// <param name="files">Where files lie.</param>
/// <param name="calendar">When there is work.</param>
/// <param name="options">The settings.</param>
internal sealed class DemoDesk(DemoSource source, DateTime asOf, FileStore files, WorkingCalendar calendar, MerchantsOptions options)
{
    public DemoSource Source { get; } = source;

    public DateTime AsOf { get; } = asOf;

    public WorkingCalendar Calendar { get; } = calendar;

    public MerchantsOptions Options { get; } = options;

    /// <summary>The business day of now.</summary>
    public DateOnly Today => DateOnly.FromDateTime(AsOf);

    /// <summary>A moment so many days ago, in the hours in which people work.</summary>
    public DateTime Ago(int days, int hour = 3) => AsOf.AddDays(-days).AddHours(hour);

    /// <summary>A moment so many days from now.</summary>
    public DateTime In(int days) => AsOf.AddDays(days).AddHours(9);

    /// <summary>A working moment some days ago, so long ago that two days of work lie behind it.</summary>
    public DateTime OfLate()
    {
        var day = AsOf.AddDays(-4);
        while (Calendar.WorkingTimeBetween(day, AsOf) < TimeSpan.FromHours(18))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>A file that lies in the store.</summary>
    public async Task<SubmittedFile> FileAsync(string name, string text, CancellationToken cancellationToken) =>
        new(name, new(FileFormat.Pdf, null, null), await files.SaveAsync(new MemoryStream(DemoPdf.With(text)), cancellationToken));
}
