using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Platform.Calendar;

/// <summary>A day that is not as its day of the week: a public holiday, or one on which work is made up for 调休.</summary>
internal sealed class CalendarDay : IVersioned
{
    /// <summary>The day, in the zone of those who work.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Whether there is work, whatever the day of the week.</summary>
    public bool IsWorkingDay { get; private set; }

    /// <summary>What the day is, at most 100 characters.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When work begins on that day, local time; null where it begins as usual.</summary>
    public TimeOnly? Start { get; private set; }

    /// <summary>When work ends on that day, local time; null where it ends as usual.</summary>
    public TimeOnly? End { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Says what the day is.</summary>
    public CalendarDay Become(bool isWorkingDay, string name, TimeOnly? start = null, TimeOnly? end = null)
    {
        (IsWorkingDay, Name, Start, End) = (isWorkingDay, name, start, end);
        return this;
    }

    /// <summary>The day as calculations want it.</summary>
    public ExceptionalDay Told() => new(Date, IsWorkingDay, Start, End);
}

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public const int NameLength = 100;

    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.ToTable("calendar_days");
        builder.HasKey(d => d.Date);
        builder.Property(d => d.Name).HasMaxLength(NameLength);
        builder.HasData(ChinaHolidays2026.Days.Select(d => new { d.Date, d.IsWorkingDay, d.Name, Version = 1 }));
    }
}
