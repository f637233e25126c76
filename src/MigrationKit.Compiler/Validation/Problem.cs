using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// A rule's verdict at a place. <see cref="Path"/> is relative to the set's folder, with '/'.
/// Cached by the generator: strings, numbers and flags only.
/// </summary>
internal sealed record Problem(string RuleId, Severity Severity, string Message, string Path, SourceRange Range);
