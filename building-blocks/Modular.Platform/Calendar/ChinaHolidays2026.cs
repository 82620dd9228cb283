namespace Modular.Platform.Calendar;

/// <summary>
/// The public holidays of 2026 and the weekends on which work is made up for, after the notice of the General Office of the State Council
/// of 4 November 2025 (国务院办公厅关于2026年部分节假日安排的通知, http://www.gov.cn). Later years are entered by <c>setCalendarDay</c>.
/// </summary>
internal static class ChinaHolidays2026
{
    private const string MadeUp = "调休上班";

    /// <summary>The days, with those of the holidays that fall on a weekend anyway.</summary>
    public static IReadOnlyList<(DateOnly Date, bool IsWorkingDay, string Name)> Days { get; } =
    [
        .. Holiday("元旦", 1, 1, days: 3), Work(1, 4),
        .. Holiday("春节", 2, 15, days: 9), Work(2, 14), Work(2, 28),
        .. Holiday("清明节", 4, 4, days: 3),
        .. Holiday("劳动节", 5, 1, days: 5), Work(5, 9),
        .. Holiday("端午节", 6, 19, days: 3),
        .. Holiday("中秋节", 9, 25, days: 3),
        .. Holiday("国庆节", 10, 1, days: 7), Work(9, 20), Work(10, 10),
    ];

    private static IEnumerable<(DateOnly, bool, string)> Holiday(string name, int month, int day, int days) =>
        Enumerable.Range(0, days).Select(i => (new DateOnly(2026, month, day).AddDays(i), false, name));

    private static (DateOnly, bool, string) Work(int month, int day) => (new(2026, month, day), true, MadeUp);
}
