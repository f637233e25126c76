using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

/// <summary>The vectors of docs/formats.md, computed there by another program.</summary>
public sealed class ScriptDigestsTests
{
    [Theory]
    [InlineData("CREATE TABLE t(a);\r\nSELECT 1;\n", "e9d0271cd3db72f7f9d8e2ccff931539e0f7c3582096e804f8c3467dcf59c576")]
    [InlineData("\uFEFFCREATE TABLE t(a);\rSELECT 1;\r\n", "e9d0271cd3db72f7f9d8e2ccff931539e0f7c3582096e804f8c3467dcf59c576")]
    [InlineData(
        "-- +goose Up\nCREATE TABLE t(a); -- ü\n-- +goose Down\nDROP TABLE t;\n",
        "ca37bce6d99d82513603811147e5c5945a5f2e1bf1f6391c1f1b36c8765af068")]
    [InlineData("SELECT 1;\n-- migration:down\nSELECT 2;\n", "b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd")]
    public void ChecksumsAreAsPromised(string text, string expected) => Assert.Equal(expected, Parsed.Sqlite(text).Up!.Checksum);

    [Theory]
    [InlineData(SqlDialect.Sqlite, "CREATE TABLE t(a);\nSELECT 1;\n", "a428c47879e6ec4c5555261b3e3e7a4979326af63ce9dafb6219341a879fb556")]
    [InlineData(
        SqlDialect.Sqlite,
        "--migration:timeout   30s \nSELECT /* ; */ 'it''s  -- ü😀'||x'00'->>[a b]; -- end",
        "c5bc28ada96c191dd22b7aa253a9aca8d392ea7f6444bcfc8cb305e284146811")]
    [InlineData(
        SqlDialect.PostgreSql,
        "SELECT a->>1.5e-3,$1::text, $b$ ; $b$, a @> -1; -- migration:repeatable",
        "75a45526592a7f4d55c6e6cf3038e123bfc3e9184ff64f08dc433547b64157f3")]
    [InlineData(SqlDialect.Sqlite, "/* */ -- \n", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    internal void FingerprintsAreAsPromised(SqlDialect dialect, string text, string expected)
        => Assert.Equal(expected, Parsed.File(text, dialect).Up!.Fingerprint);

    [Theory]
    [InlineData("SELECT 1 ;\n\n/* a */ -- b\n", "SELECT 1;", true)]
    [InlineData("SELECT 1", "SELECT 1;", false)]
    [InlineData("SELECT 1", "select 1", false)]
    [InlineData("SELECT a||b", "SELECT a| |b", false)]
    [InlineData("SELECT 'a  b'", "SELECT 'a b'", false)]
    [InlineData("SELECT 1; -- migration:timeout 1s", "-- migration:timeout 1s\nSELECT 1;", false)]
    [InlineData("SELECT 1; -- migration:timeout 1s", "SELECT 1;\n--migration:timeout  1s  ", true)]
    [InlineData("SELECT 1; -- migration:timeout 1s", "SELECT 1; -- migration:timeout 2s", false)]
    [InlineData("SELECT 0x1e+5", "SELECT 0x1e + 5", true)]
    [InlineData("SELECT 1e+5", "SELECT 1e + 5", false)]
    public void OnlyTheLookLeavesTheFingerprintAlone(string one, string other, bool same)
        => Assert.Equal(same, Parsed.Sqlite(one).Up!.Fingerprint == Parsed.Sqlite(other).Up!.Fingerprint);

    [Fact]
    public void PiecesOfAnySizeGiveTheSameDigest()
    {
        // Longer than the buffer, with a surrogate pair across its end.
        var text = new string('a', 4095) + "😀" + new string('ü', 9000);
        var digest = TextDigest.Begin();
        digest.Append(text, 0, 3);
        digest.Append(text, 3, text.Length - 3);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), digest.Finish());
    }

    [Fact]
    public void ADigestThatWasNotFinishedLeavesNothingToTheNext()
    {
        TextDigest.Begin().Append("abc\uD83D", 0, 4);

        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", TextDigest.Begin().Finish());
    }

    [Fact]
    public void ChecksumsAreThoseOfTheTextInUtf8() => Prop.ForAll(ScriptPieces.Script, script => Assert.Equal(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script))), Parsed.Sqlite(script).Up!.Checksum))
        .Check(Config.QuickThrowOnFailure);
}
