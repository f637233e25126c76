namespace MigrationKit.Compiler.Validation;

/// <summary>Where a set stands and what its class is called: ('Data/Migrations', 'App.Data.Migrations').</summary>
internal sealed record SetLocation(string Folder, string FullName);
