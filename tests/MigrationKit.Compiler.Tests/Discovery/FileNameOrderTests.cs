using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Tests.Discovery;

public sealed class FileNameOrderTests
{
    [Theory]
    [InlineData("V2__x.sql", "V10__x.sql")]
    [InlineData("9_x.sql", "10_x.sql")]
    [InlineData("0.9/00__x.sql", "0.10/00__x.sql")]
    [InlineData("0.9/02__x.sql", "0.9/10__x.sql")]
    [InlineData("0.9/99__x.sql", "1.0/00__x.sql")]
    [InlineData("1.0/06_x.sql", "1.0.5/00_x.sql")]
    [InlineData("V1_9__x.sql", "V1.10__x.sql")]
    [InlineData("V1__x.sql", "v202304242140.sqm")]
    [InlineData("2023-12-31-235959_x/up.sql", "2024-01-01-000000_x/up.sql")]
    [InlineData("2024-01-31-120000_x/up.sql", "2024-01-31-120000-0001_x/up.sql")]
    [InlineData("99999999999999999999_x.sql", "100000000000000000000_x.sql")]
    public void VersionsCompareAsNumbers(string earlier, string later)
    {
        Assert.True(Version(earlier).CompareTo(Version(later)) < 0);
        Assert.True(Version(later).CompareTo(Version(earlier)) > 0);
    }

    [Theory]
    [InlineData("V1__x.sql", "001_x.sql")]
    [InlineData("V1_0__x.sql", "V1__x.sql")]
    [InlineData("2024-01-31-120000_x/up.sql", "20240131120000_x.sql")]
    public void LeadingZerosTrailingZeroPartsAndCutsDoNotCount(string one, string two)
    {
        Assert.Equal(Version(one), Version(two));
        Assert.Equal(Version(one).GetHashCode(), Version(two).GetHashCode());
    }

    [Theory]
    [InlineData("0007_x.sql", 7L)]
    [InlineData("9223372036854775807_x.sql", long.MaxValue)]
    [InlineData("9223372036854775808_x.sql", null)]
    [InlineData("V1_2__x.sql", null)]
    public void AVersionIsANumberWhereItIsOneBelow64Bits(string path, long? number) => Assert.Equal(number, Version(path).Number);

    private static MigrationVersion Version(string path) => FileNameReader.Read(path)!.Version!;
}
