using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

public sealed class ChainHeadTests
{
    private static readonly (string Id, string Checksum)[] History =
    [
        ("0001_initial", "e9d0271cd3db72f7f9d8e2ccff931539e0f7c3582096e804f8c3467dcf59c576"),
        ("8. Encrypted fields", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("0002_Ünï-cödé", "5f47334fa8628f431690bb096d77b49c277839ba84ea189f523fb8b9bd6cdceb"),
    ];

    // Computed with Python's hashlib after docs/formats.md.
    [Theory]
    [InlineData(0, "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(1, "1c61c7324851c74c7d47a54f66172046231b4d54c78e546c966924e46889fbe0")]
    [InlineData(2, "ac443a309a1606ca82a19146bef809157b0fdd4dc8af99280481a1c899b4a16a")]
    [InlineData(3, "c05dd1b410e7354d3da8b9b75cea106b8b537af92fd11eff179c5a4243ea50ed")]
    public void TheVectorsOfTheFormatsPageHold(int count, string head) => Assert.Equal(head, ChainHead.Of(History.Take(count)));

    [Fact]
    public void AnIdLongerThanTheBufferIsTakenWhole() =>
        Assert.NotEqual(
            ChainHead.Of([(new string('é', 5000) + "a", "")]),
            ChainHead.Of([(new string('é', 5000) + "b", "")]));

    [Fact]
    public void ASequencesHeadCoversVersionedThenRepeatables()
    {
        var sequence = SetOf.Paths("R__a.sql", "0002_b.sql", "0001_a.sql");
        Assert.Equal(
            ChainHead.Of(new[] { "0001_a", "0002_b", "R__a" }.Select(id => (id, SetOf.Hash($"SELECT '{id}.sql';\n")))),
            sequence.ChainHead);
    }

    [Fact]
    public void OrderIsByUtf8BytesAndNotByUtf16Units()
    {
        string[] ids = ["R__\uFF5E", "R__\U0001F600", "R__a", "R__"];
        Array.Sort(ids, Utf8Order.Instance);
        Assert.Equal(["R__", "R__a", "R__\uFF5E", "R__\U0001F600"], ids);
    }

    [Fact]
    public void TheHeadBehindTheFirstIsThatOfTheLockFileWhichVouchesForThem()
    {
        string[] paths = ["0001_a.sql", "0002_b.sql", "0003_c.sql"];
        var (locked, bare) = (Locked(paths, LockFileWriter.Write(SetOf.Paths(paths[..2]))), SetOf.Paths(paths));
        for (var count = 0; count <= paths.Length; count++)
        {
            Assert.Equal(bare.HeadAfter([.. bare.Migrations.Take(count)]), locked.HeadAfter([.. locked.Migrations.Take(count)]));
        }

        Assert.Same(locked.LockFiles[0].ChainHead, locked.HeadAfter([.. locked.Migrations.Take(2)]));
    }

    [Fact]
    public void ALockFileOfOtherTextVouchesForNothing()
    {
        var sequence = Locked(["0001_a.sql"], LockFileWriter.Write([new LockEntry("0001_a", SetOf.Hash("SELECT 2;\n"), SetOf.Hash("SELECT 2;\n"), 2)]));
        Assert.NotEqual(sequence.LockFiles[0].ChainHead, sequence.HeadAfter([.. sequence.Migrations]));
        Assert.Equal(sequence.ChainHead, sequence.HeadAfter([.. sequence.Migrations]));
    }

    private static MigrationSequence Locked(string[] paths, string lockFile) =>
        SetOf.Sequence(paths.Select(path => SetOf.File(path, $"SELECT '{path}';\n")), null, new SqlFile("migrations.lock", lockFile));
}
