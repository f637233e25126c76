using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// A comment line that begins a section. <see cref="Line"/> is the whole line with its '\n'.
/// <see cref="Outside"/>: what it says against a transaction ('transaction:false'), or empty. <see cref="NeedsUp"/>: the tool that
/// the marker is from refuses a down section without an up section in front of it.
/// </summary>
internal sealed record SectionMarker(
    ScriptDirection Direction, TextSpan Line, TextSpan Comment, string Outside, bool NeedsUp);
