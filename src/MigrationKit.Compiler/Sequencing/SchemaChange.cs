using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// What a migration takes away: <see cref="Action"/> in the words of '-- migration:allow' ('drop-column'), <see cref="Target"/> ('users.email'),
/// <see cref="Detail"/> what became of it, empty where the action says all. <see cref="Span"/> is the statement in the script's text.
/// <see cref="NeedsAllow"/>: worth a warning; what only a program that looks closely can notice is not. Strings, numbers and flags only.
/// </summary>
internal sealed record SchemaChange(string Action, string Target, string Detail, bool LosesData, bool NeedsAllow, TextSpan Span);
