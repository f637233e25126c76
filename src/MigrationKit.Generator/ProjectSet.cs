using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Writing;

namespace MigrationKit.Generator;

/// <summary>
/// One set of the project, before it is compiled. <see cref="HintFolder"/> is the folder of its generated files; <see cref="Problems"/>
/// were found before the set was looked at as a whole. Where C# takes only one of two sets' classes the first is <see cref="IsEmitted"/>:
/// the other's problem says why. Cached: strings, flags and equatable arrays only.
/// </summary>
internal sealed record ProjectSet(
    SetLocation Location,
    SetClass Class,
    string HintFolder,
    string Directory,
    SetSource Source,
    EquatableArray<ParsedFile> Files,
    EquatableArray<LockFile> Locks,
    EquatableArray<Problem> Problems,
    bool IsEmitted,
    bool AnalyzersRun);
