using Microsoft.Extensions.DependencyInjection;
using MigrationKit.Providers;

namespace MigrationKit.Hosting;

/// <summary>Says where a set's database is and how it is migrated.</summary>
public sealed class MigrationsBuilder : IMigrationTarget
{
    private readonly MigrationRegistration _registration;

    internal MigrationsBuilder(IServiceCollection services, MigrationRegistration registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name that the set was added under.</summary>
    public string Name => _registration.Name;

    /// <summary>Names the database; providers have an extension that does (<c>UseSqlite</c>).</summary>
    /// <param name="create">Creates it anew for each use; it is disposed afterwards.</param>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    public MigrationsBuilder UseDatabase(Func<IServiceProvider, MigrationOptions, IMigrationDatabase> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _registration.CreateDatabase = create;
        return this;
    }

    /// <summary>Sets options by code, after what the configuration says.</summary>
    /// <param name="configure">Changes them.</param>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    public MigrationsBuilder Configure(Action<MigrationHostingOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>Sets what only code can say about a run, last of all: <c>options => options with { Progress = … }</c>.</summary>
    /// <param name="refine">Gets the options made of <see cref="MigrationHostingOptions"/> and returns those to use.</param>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    public MigrationsBuilder ConfigureMigrator(Func<MigrationOptions, MigrationOptions> refine)
    {
        ArgumentNullException.ThrowIfNull(refine);
        _registration.Refinements.Add(refine);
        return this;
    }

    void IMigrationTarget.UseDatabase(Func<IServiceProvider, MigrationOptions, IMigrationDatabase> create) => UseDatabase(create);
}
