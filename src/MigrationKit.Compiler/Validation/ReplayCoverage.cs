namespace MigrationKit.Compiler.Validation;

/// <summary>
/// What a replay has looked at to the end, as paths of files: an 'allow' in one of these that has silenced nothing is idle; in any other it may
/// still be needed. <see cref="TriedOnRows"/>: every statement ran, on made-up rows too. <see cref="Compared"/>: the schemas before and
/// after it are known. Strings only.
/// </summary>
internal sealed record ReplayCoverage(EquatableArray<string> TriedOnRows, EquatableArray<string> Compared)
{
    /// <summary>The version of the SQLite that ran it ('3.35.5'); empty where none did.</summary>
    public string Engine { get; init; } = "";

    public static ReplayCoverage Nothing { get; } = new(EquatableArray<string>.Empty, EquatableArray<string>.Empty);
}
