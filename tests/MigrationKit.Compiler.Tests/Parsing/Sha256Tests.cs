using System.Security.Cryptography;
using MigrationKit.Compiler.Parsing;
using OwnSha256 = MigrationKit.Compiler.Parsing.Sha256;

namespace MigrationKit.Compiler.Tests.Parsing;

public sealed class Sha256Tests
{
    // NIST's examples for SHA-256, and the empty text.
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void TheStandardsExamplesHold(string text, string digest)
    {
        var hash = new ManagedSha256();
        Append(hash, text.Select(character => (byte)character).ToArray());
        Assert.Equal(digest, LowerCaseHex.Of(hash.Finish()));
    }

    // All lengths around one and two blocks, where the padding goes into a block of its own; one hash for all of them.
    [Fact]
    public void EveryLengthGivesWhatTheSystemsHashGives()
    {
        var hash = new ManagedSha256();
        for (var length = 0; length <= 200; length++)
        {
            var bytes = Bytes(length);
            Append(hash, bytes);
            Assert.Equal(SHA256.HashData(bytes), hash.Finish());
        }
    }

    [Fact]
    public void PiecesGiveWhatTheWholeGives()
    {
        var bytes = Bytes(1000);
        for (var piece = 1; piece <= 130; piece++)
        {
            var hash = new ManagedSha256();
            foreach (var part in bytes.Chunk(piece))
            {
                Append(hash, part);
            }

            Assert.Equal(SHA256.HashData(bytes), hash.Finish());
        }
    }

    // The first megabyte has the change from one to the other in it, and a digest that is under way then.
    [Fact]
    public void NothingShowsWhereTheSystemTakesOver()
    {
        var hash = new OwnSha256();
        for (var length = 0; length <= 40_000; length += 997)
        {
            var bytes = Bytes(length);
            hash.Append(bytes, bytes.Length / 3);
            hash.Append(bytes[(bytes.Length / 3)..], bytes.Length - (bytes.Length / 3));
            Assert.Equal(SHA256.HashData(bytes), hash.Finish());
        }
    }

    private static void Append(ManagedSha256 hash, byte[] bytes) => hash.Append(bytes, bytes.Length);

    private static byte[] Bytes(int length) => Enumerable.Range(0, length).Select(at => (byte)((at * 31) + (at >> 8) + length)).ToArray();
}
