namespace MigrationKit.Replay.Engine;

/// <summary>SQL of the replay itself failed. With the code of an interrupt the time is up; with any other it is a fault of ours.</summary>
internal sealed class EngineException(string sql, EngineError error) : Exception($"{error.Message} (in '{sql}')")
{
    public EngineError Error => error;
}
