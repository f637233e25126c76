using System.Security.Cryptography;

namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// SHA-256, digest after digest. To load the system's cryptography takes 5 ms, in which a build waits for a replay; so that is done only
/// where there is enough to hash, which it does ten times as fast.
/// </summary>
internal sealed class Sha256
{
    // In bytes: a few hundred scripts' ids and checksums, or a few dozen scripts.
    private const int UntilSystemPays = 64 * 1024;

    private readonly ManagedSha256 _managed = new();
    private IncrementalHash? _system;
    private int _hashed;

    public void Append(byte[] bytes, int count)
    {
        if (_system is not null)
        {
            _system.AppendData(bytes, 0, count);
            return;
        }

        _hashed += count;
        _managed.Append(bytes, count);
    }

    /// <summary>The digest of all that was appended, and ready for another.</summary>
    public byte[] Finish()
    {
        if (_system is not null)
        {
            return _system.GetHashAndReset();
        }

        if (_hashed >= UntilSystemPays)
        {
            _system = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        }

        return _managed.Finish();
    }
}
