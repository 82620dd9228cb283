using Modular.Platform.Exports;

namespace Modular.Platform.Tests.Exports;

/// <summary>However many rows there are, a few are in memory (FE-07).</summary>
public sealed class RowWriterTests
{
    private const long Most = 8 * 1024 * 1024;

    private static readonly IReadOnlyList<ExportCell> Row =
    [
        new(ExportCellKind.Text, "连衣裙 with a description of its own"), new(ExportCellKind.Number, "1234.50"), new(ExportCellKind.Time, "2026-11-23 16:05:09"), new(ExportCellKind.Day, "2026-11-23"), ExportCell.Empty,
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Memory_does_not_grow_with_the_rows(bool isWorkbook)
    {
        using var to = new Counted();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using (IRowWriter writer = isWorkbook ? new XlsxRows(to) : new CsvRows(to))
        {
            writer.WriteHead(["a", "b", "c", "d", "e"]);
            for (var i = 0; i < 100_000; i++)
                writer.Write(Row);
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Most);
        }

        Assert.True(to.Bytes > 100_000);
    }

    /// <summary>Takes bytes forwards only, as a pipe does.</summary>
    private sealed class Counted : Stream
    {
        public long Bytes { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Bytes += count;
    }
}
