namespace MigrationKit.Compiler.Sequencing;

/// <summary>Text that is no JSON, or not the JSON that was expected; the message names line and column.</summary>
internal sealed class JsonFault(string message) : Exception(message);
