using MigrationKit.Providers;

namespace MigrationKit.Hosting;

/// <summary>A set that was added to the host.</summary>
internal sealed class MigrationRegistration(MigrationSet set, string name)
{
    public MigrationSet Set => set;

    public string Name => name;

    public Func<IServiceProvider, MigrationOptions, IMigrationDatabase>? CreateDatabase { get; set; }

    public List<Func<MigrationOptions, MigrationOptions>> Refinements { get; } = [];
}
