namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// 'migrations.lock' (<see cref="Environment"/> empty) or 'migrations.production.lock' ('production').
/// Entries are in the shipped order; <see cref="Faults"/> are lines that cannot be read, as (line, what was found).
/// </summary>
internal sealed record LockFile(
    string Path,
    string Environment,
    EquatableArray<LockEntry> Entries,
    string ChainHead,
    EquatableArray<LockFault> Faults)
{
    /// <summary>
    /// Every line could be read (the chain may still not fit them). Otherwise entries are lacking, and the folder is not
    /// compared with the rest: what is missing here would look like an edit there.
    /// </summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether the chain held, over what stands at the start of these migrations.</summary>
    public bool Vouches(EquatableArray<SequencedMigration> migrations)
    {
        if (Faults.Count > 0 || Entries.Count > migrations.Count)
        {
            return false;
        }

        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Id != migrations[i].Id || Entries[i].Checksum != migrations[i].Up.Checksum)
            {
                return false;
            }
        }

        return true;
    }
}
