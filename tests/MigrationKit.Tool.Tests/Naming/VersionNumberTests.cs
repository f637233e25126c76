using MigrationKit.Tool.Naming;

namespace MigrationKit.Tool.Tests.Naming;

public sealed class VersionNumberTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);

    [Theory]
    [InlineData("1", "2")]
    [InlineData("0001", "0002")]
    [InlineData("0009", "0010")]
    [InlineData("099", "100")]
    [InlineData("9", "10")]
    [InlineData("999", "1000")]
    [InlineData("1_2", "1_3")]
    [InlineData("1.9", "1.10")]
    [InlineData("99999999999999999999", "100000000000000000000")]
    public void CountersGoUpByOneAndKeepTheirWidth(string last, string next) => Assert.Equal(next, VersionNumber.After(last, Now));

    [Theory]
    [InlineData("20240131120000", "20260304050607")]
    [InlineData("202401311200", "202603040506")]
    [InlineData("20240131", "20260304")]
    [InlineData("20240131120000123", "20260304050607089")]
    [InlineData("2024-01-31-120000", "2026-03-04-050607")]
    [InlineData("2024_01_31_120000", "2026_03_04_050607")]
    [InlineData("20240131_120000", "20260304_050607")]
    [InlineData("2024-01-31", "2026-03-04")]
    [InlineData("1680000000", "1772600767")]
    public void MomentsBecomeThePresentInTheSameForm(string last, string next) => Assert.Equal(next, VersionNumber.After(last, Now));

    [Theory]
    [InlineData("20260304050607", "20260304050608")]
    [InlineData("20991231235959", "21000101000000")]
    [InlineData("20260304", "20260305")]
    [InlineData("1772600767", "1772600768")]
    public void AMomentThatIsNotOverIsStillFollowed(string last, string next) => Assert.Equal(next, VersionNumber.After(last, Now));

    [Theory]
    [InlineData("99991231", "99991232")]
    [InlineData("20241399", "20241400")]
    [InlineData("9999999999", "10000000000")]
    public void NumbersThatAreNoMomentAreCounters(string last, string next) => Assert.Equal(next, VersionNumber.After(last, Now));
}
