using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;

namespace MigrationKit.Replay.Running;

/// <summary>Where a script ended, and why. <paramref name="Span"/> is in the file.</summary>
internal sealed record ScriptFailure(TextSpan Span, StatementKind Kind, EngineError Error);
