namespace MigrationKit.Compiler.Sequencing.Schemas;

/// <summary>The first column of an index. A class, because lists of structs are code that each process has to compile first.</summary>
internal sealed record IndexedColumn(string Index, string Column);
