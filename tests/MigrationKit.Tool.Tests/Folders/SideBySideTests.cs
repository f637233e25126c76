using MigrationKit.Tool.Folders;

namespace MigrationKit.Tool.Tests.Folders;

public sealed class SideBySideTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1000)]
    public void ResultsStandInTheOrderOfTheItems(int count)
    {
        var items = Items(count);
        Assert.Equal(items.Select(item => item + "!"), SideBySide.Map<string, string>(items, item => item + "!"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1000)]
    public void EveryItemIsTakenOnce(int count)
    {
        var taken = new int[count];
        SideBySide.Map<string, string>(Items(count), item =>
        {
            Interlocked.Increment(ref taken[int.Parse(item, System.Globalization.CultureInfo.InvariantCulture)]);
            return item;
        });

        Assert.All(taken, times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1000)]
    public void OfSeveralThatFailTheFirstIsTold(int count)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => SideBySide.Map<string, string>(
            Items(count), item => item == "0" || item == "1" ? item : throw new InvalidOperationException(item)));
        Assert.Equal("2", failure.Message);
    }

    private static string[] Items(int count) =>
        [.. Enumerable.Range(0, count).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
