using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MigrationKit;
using MigrationKit.Hosting;
using MigrationKit.Hosting.Configuring;
using MigrationKit.Hosting.Opening;
using MigrationKit.Hosting.Starting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds migrations to a host.</summary>
public static class MigrationServiceCollectionExtensions
{
    /// <summary>
    /// Has a set's migrations applied while the host is starting, before any server accepts connections.
    /// Follow it with the database: <c>services.AddMigrations(Migrations.Set).UseSqlite("Data Source=app.db")</c>.
    /// Several sets are treated one after the other, in the order in which they were added.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="name">Tells two uses of one set apart, in configuration and in the health check; null for the set's name.</param>
    /// <exception cref="ArgumentException">A set was already added under that name.</exception>
    /// <exception cref="ArgumentNullException">The services or the set are null.</exception>
    public static MigrationsBuilder AddMigrations(this IServiceCollection services, MigrationSet set, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(set);
        var registration = new MigrationRegistration(set, name ?? set.Name);

        // By type first: under .NET 8 a keyed service throws when it is asked for its instance.
        if (services.Any(service => service.ServiceType == typeof(MigrationRegistration)
            && service.ImplementationInstance is MigrationRegistration other && other.Name == registration.Name))
        {
            throw new ArgumentException(
                $"Migrations were already added under the name '{registration.Name}'. Give the second ones a name: AddMigrations(set, \"other\").", nameof(name));
        }

        services.AddSingleton(registration);
        services.AddSingleton<IConfigureOptions<MigrationHostingOptions>>(provider =>
            new OptionsFromConfiguration(registration.Name, provider.GetService<IConfiguration>()));
        services.AddSingleton<IValidateOptions<MigrationHostingOptions>>(new OptionsValidation(registration));
        services.AddOptions<MigrationHostingOptions>(registration.Name);
        services.TryAddSingleton<SetOpener>();
        services.TryAddSingleton(provider => new MigrationsHealthCheck(provider.GetRequiredService<SetOpener>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MigrationGate>());
        return new MigrationsBuilder(services, registration);
    }
}
