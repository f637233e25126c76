namespace MigrationKit.Sqlite.TestApp.Faults;

/// <summary>What goes wrong when a file is changed.</summary>
public enum FileFault
{
    /// <summary>The call fails and changes nothing.</summary>
    Error,

    /// <summary>A write puts half of its bytes into the file and fails.</summary>
    Torn,

    /// <summary>A write finds no space left.</summary>
    Full,

    /// <summary>The process dies by SIGKILL before the call has done anything.</summary>
    Death,
}
