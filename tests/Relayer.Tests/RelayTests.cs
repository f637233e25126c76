using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using MigrationKit.Sqlite;

namespace Relayer.Tests;

/// <summary>The relay over HTTP, on the schema that the migrations make.</summary>
public sealed class RelayTests : IAsyncLifetime
{
    private readonly TempDatabase _database = new();
    private readonly SetTime _time = new();
    private readonly HttpClient _http = new();
    private WebApplication? _server;

    [Fact]
    public async Task OnlyTheFirstDeviceRegistersWithoutACode()
    {
        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync("phone")).Code);
        Assert.Equal(HttpStatusCode.Forbidden, (await RegisterAsync("desk")).Code);
        Assert.Equal(HttpStatusCode.Forbidden, (await RegisterAsync("desk", "NOSUCHCODE")).Code);
        Assert.Equal("phone", _database.Query("SELECT name FROM devices"));
    }

    [Fact]
    public async Task ACodeLetsOneDeviceIn()
    {
        var code = await NewCodeAsync((await RegisterAsync("phone")).Body);

        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync("desk", code)).Code);
        Assert.Equal(HttpStatusCode.Forbidden, (await RegisterAsync("thief", code)).Code);
        Assert.Equal("desk phone", _database.Query("SELECT name FROM devices ORDER BY name"));
    }

    [Fact]
    public async Task ACodeExpiresAfterTenMinutes()
    {
        var phone = (await RegisterAsync("phone")).Body;
        var late = await NewCodeAsync(phone);
        _time.Now += TimeSpan.FromMinutes(5);
        var good = await NewCodeAsync(phone);
        _time.Now += TimeSpan.FromMinutes(5);

        Assert.Equal(HttpStatusCode.Forbidden, (await RegisterAsync("desk", late)).Code);
        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync("desk", good)).Code);
    }

    [Fact]
    public async Task ARegistrationThatIsRefusedDoesNotUseTheCodeUp()
    {
        var code = await NewCodeAsync((await RegisterAsync("phone")).Body);

        Assert.Equal(HttpStatusCode.BadRequest, (await RegisterAsync("desk", code, role: "spectator")).Code);
        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync("desk", code)).Code);
    }

    [Fact]
    public async Task NobodyThatIsNotADeviceMakesACode() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/devices/nobody/registration-codes", [])).Code);

    [Fact]
    public async Task ACommandIsKeptWithItsModels()
    {
        var device = (string)(await RegisterAsync("phone")).Body["id"]!;

        var (code, made) = await PostAsync(
            "/commands", new() { ["deviceId"] = device, ["input"] = "build it", ["translatorModel"] = "small", ["workloadModel"] = "large" });

        Assert.Equal(HttpStatusCode.Created, code);
        var command = (await _http.GetFromJsonAsync<JsonObject>($"/commands/{made["id"]}", TestContext.Current.CancellationToken))!;
        Assert.Equal(
            ["build it", "pending", "small", "large"],
            new[] { "input", "status", "translatorModel", "workloadModel" }.Select(name => (string?)command[name]));
    }

    [Fact]
    public async Task ACommandOfAnOlderClientHasNoModels()
    {
        var device = (string)(await RegisterAsync("phone")).Body["id"]!;

        var (_, made) = await PostAsync("/commands", new() { ["deviceId"] = device, ["input"] = "ls" });

        var command = (await _http.GetFromJsonAsync<JsonObject>($"/commands/{made["id"]}", TestContext.Current.CancellationToken))!;
        Assert.Null(command["translatorModel"]);
    }

    [Fact]
    public async Task WhatNobodyKnowsIsRefusedAndNotFound()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/commands", new() { ["deviceId"] = "nobody", ["input"] = "ls" })).Code);
        using var response = await _http.GetAsync("/commands/nothing", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task TheServerThatServesIsHealthy() =>
        Assert.Equal("""{"status":"ok"}""", await _http.GetStringAsync("/health", TestContext.Current.CancellationToken));

    public async ValueTask InitializeAsync()
    {
        await SqliteMigrator.MigrateAsync(_database.ConnectionString, Migrations.Set, RelayDatabase.MigrationOptions);
        _server = RelayServer.Build(new RelayDatabase(_database.ConnectionString), ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"], _time);
        await _server.StartAsync();
        _http.BaseAddress = new Uri(_server.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server!.DisposeAsync();
        _database.Dispose();
    }

    private Task<(HttpStatusCode Code, JsonObject Body)> RegisterAsync(string name, string? code = null, string role = "executor") =>
        PostAsync("/devices", new() { ["name"] = name, ["role"] = role, ["publicKey"] = "key", ["code"] = code });

    private async Task<string> NewCodeAsync(JsonObject device) => (string)(await PostAsync($"/devices/{device["id"]}/registration-codes", [])).Body["code"]!;

    private async Task<(HttpStatusCode Code, JsonObject Body)> PostAsync(string path, JsonObject body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
