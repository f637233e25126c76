using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Writing;

namespace MigrationKit.Generator;

/// <summary>
/// The files of one set, sorted by path, with what the project says about it. <see cref="HintFolder"/> is the folder of its
/// generated files; <see cref="Problems"/> were found before the set was looked at as a whole. Where two sets have one class
/// name only the first is <see cref="IsEmitted"/>: the other's problem says why.
/// Cached: strings, flags and equatable arrays only.
/// </summary>
internal sealed record SetSource(
    SetLocation Location,
    SetClass Class,
    string HintFolder,
    string Directory,
    EquatableArray<ParsedFile> Files,
    SqlFile? Journal,
    EquatableArray<SqlFile> LockFiles,
    Snapshot? Snapshot,
    EquatableArray<Problem> Problems,
    bool IsEmitted,
    bool IsContinuousIntegration,
    bool AnalyzersRun);
