using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Conversations.Tests;

/// <summary>Speaks to the service as its users do.</summary>
public sealed class Client(string url) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(url) };

    public async Task<JsonObject> QueryAsync(string query, string? account = null, string? session = null)
    {
        var body = new JsonObject { ["query"] = query };
        if (account is not null)
        {
            body["accountId"] = account;
        }

        if (session is not null)
        {
            body["session_id"] = session;
        }

        using var response = await _http.PostAsJsonAsync("/query", body);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public async Task<(HttpStatusCode Code, string Body)> PostAsync(string path, string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue(contentType));
        using var response = await _http.PostAsync(path, content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public Task<string> StatsAsync(string account = "default") => _http.GetStringAsync($"/storage-stats?accountId={account}");

    public async Task<string> PurgeAsync(string account = "default")
    {
        using var response = await _http.PostAsync($"/purge?accountId={account}", null);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<JsonObject> HealthAsync()
    {
        using var response = await _http.GetAsync("/health");
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>What a load balancer sees of the health, and what a person does.</summary>
    public async Task<(HttpStatusCode Code, string? Status)> StatusAsync()
    {
        using var response = await _http.GetAsync("/health");
        return (response.StatusCode, (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["status"]);
    }

    public void Dispose() => _http.Dispose();
}
