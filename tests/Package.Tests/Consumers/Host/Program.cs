using Host;
using MigrationKit.Hosting;
using MigrationKit.Sqlite;

SQLitePCL.Batteries_V2.Init();
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddMigrations(Migrations.Set).UseSqlite("Data Source=app.db");
builder.Services.AddHealthChecks().AddCheck<MigrationsHealthCheck>("migrations");
var app = builder.Build();
app.MapHealthChecks("/health");
await app.StartAsync();
using var client = new HttpClient();
Console.WriteLine("health: " + await client.GetStringAsync(app.Urls.Single() + "/health"));
await app.StopAsync();
