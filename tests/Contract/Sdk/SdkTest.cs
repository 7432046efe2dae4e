using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Contract.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Sdk;

/// <summary>A test that calls Cloudflare's SDK for JavaScript.</summary>
public abstract class SdkTest(SdkProcess sdk) : AccountTest
{
    /// <summary>The parameters of a call: the account, and any others.</summary>
    protected JsonObject With(JsonObject? others = null)
    {
        JsonObject parameters = others ?? [];
        parameters["account_id"] = Server.AccountId;
        return parameters;
    }

    /// <summary>The same, with the workflow as a parameter.</summary>
    protected JsonObject WithWorkflow(JsonObject? others = null)
    {
        JsonObject parameters = With(others);
        parameters["workflow_name"] = Orders;
        return parameters;
    }

    /// <summary>Makes a call that must succeed, and returns its result.</summary>
    protected async Task<JsonNode?> CallAsync(string method, params JsonNode[] arguments)
    {
        JsonObject answer = await SendAsync(method, arguments);
        Assert.False(answer.ContainsKey("error"), answer.ToJsonString());
        return answer["result"];
    }

    /// <summary>Makes a call that must fail, and returns its error.</summary>
    protected async Task<(string Name, int Status, int Code)> CallForErrorAsync(string method, params JsonNode[] arguments)
    {
        JsonObject answer = await SendAsync(method, arguments);
        Assert.True(answer.ContainsKey("error"), answer.ToJsonString());
        JsonNode error = answer["error"]!;
        return ((string)error["name"]!, (int)error["status"]!, (int)error["code"]!);
    }

    private Task<JsonObject> SendAsync(string method, JsonNode[] arguments) => sdk.SendAsync(
        new JsonObject
        {
            ["baseURL"] = $"{Server.BaseAddress}".TrimEnd('/'),
            ["apiToken"] = Server.ApiToken,
            ["method"] = method,
            ["arguments"] = new JsonArray(arguments),
        },
        Stop);
}
