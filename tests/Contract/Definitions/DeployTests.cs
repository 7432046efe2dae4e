using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Contract.Tests.Wrangler;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Definitions;

/// <summary>Set-CfWorkflow sends what <c>wrangler triggers deploy</c> sends for the same file, and refuses a file that
/// wrangler doesn't deploy.</summary>
public sealed class DeployTests : WranglerTest
{
    private static readonly string[] s_order =
        ["script_name", "class_name", "limits", "schedules", "default_retention", "concurrency", "jurisdiction"];

    public static TheoryData<string, string> Files => new()
    {
        {
            """
            {
                "name": "shop", // all settings
                "workflows": [{
                    "binding": "A", "name": "orders-a", "class_name": "Orders", "limits": { "steps": 5000 }, "concurrency": { "limit": 7 },
                    "schedules": ["0 3 * * *", "*/5 * * * *"], "jurisdiction": "eu",
                    "default_retention": { "success_retention": "7 days", "error_retention": 1209600000 },
                }],
            }
            """, ""
        },
        { """{"name":"shop","workflows":[{"binding":"A","name":"one","class_name":"One","schedules":"0 3 * * *"},{"binding":"B","name":"two","class_name":"Two"}]}""", "" },
        { """{"name":"shop","workflows":[{"binding":"A","name":"one","class_name":"One","script_name":"billing"},{"binding":"B","name":"two","class_name":"Two","script_name":"shop"}]}""", "" },
        { """{"name":"shop","exports":{"Nightly":{"type":"workflow","name":"nightly","limits":{"steps":9}}},"workflows":[{"binding":"A","name":"nightly","class_name":"Nightly"}]}""", "" },
        { """{"name":"shop","exports":{"Nightly":{"type":"workflow","name":"nightly"}},"env":{"live":{"workflows":[{"binding":"A","name":"live-one","class_name":"One"}]}}}""", "live" },
        { """{"name":"shop","workflows":[{"binding":"A","name":"one","class_name":"One"}],"env":{"live":{"name":"other","exports":{"V":{"type":"workflow","name":"v"}}}}}""", "live" },
    };

    public static TheoryData<string> Refused =>
    [
        """{"workflows":[{"binding":"A","name":"one","class_name":"One"}]}""",
        """{"name":"shop","workflows":[{"binding":"A","name":"one","class_name":"One","script_name":"billing","limits":{"steps":5}}]}""",
        """{"name":"shop","workflows":[{"binding":"A","name":"one","class_name":"One","script_name":"billing","schedules":"0 3 * * *"}]}""",
        """{"name":"shop","exports":{"One":{"type":"workflow","name":"one"}},"workflows":[{"binding":"A","name":"one","class_name":"Two"}]}""",
        """{"name":"shop","exports":{"One":{"type":"workflow","name":"one"}},"workflows":[{"binding":"A","name":"one","class_name":"One","limits":{"steps":5}}]}""",
        """{"name":"shop","exports":{"One":{"type":"workflow","name":"one"}},"workflows":[{"binding":"A","name":"one","class_name":"One","script_name":"billing"}]}""",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_same_settings_are_deployed(string text, string environment)
    {
        string path = Write("wrangler.jsonc", text);
        await using DeployServer server = await DeployServer.StartAsync(Stop);
        WranglerResult result = await DeployAsync(server, environment);

        string[] sent = Apply(path, environment, out ShellResult own);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(own.Errors);
        Assert.NotEmpty(sent);
        Assert.Equal(Array.ConvertAll(server.Deployed, Ordered), Array.ConvertAll(sent, Ordered));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_is_not_deployed_is_refused(string text)
    {
        string path = Write("wrangler.jsonc", text);
        await using DeployServer server = await DeployServer.StartAsync(Stop);
        WranglerResult result = await DeployAsync(server, "");

        string[] sent = Apply(path, "", out ShellResult own);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Empty(server.Deployed);
        Assert.Equal(["InvalidConfiguration"], own.ErrorIds);
        Assert.Empty(sent);
    }

    private Task<WranglerResult> DeployAsync(DeployServer server, string environment) =>
        CallAsync(server.Address, "triggers", "deploy", "--env", environment);

    private string[] Apply(string path, string environment, out ShellResult result)
    {
        using Shell shell = new();
        shell.Set("path", path);
        shell.Set("environment", environment);
        shell.Set("server", Server);
        shell.Set("token", Secret.Of(Server.ApiToken));
        result = shell.Run("""
            Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId -BaseUri $server.BaseAddress
            Import-CfWorkflowDefinition -LiteralPath $path -Environment $environment | Set-CfWorkflow
            """);
        return
        [
            .. Server.Requests.Where(request => request.Method == "PUT")
                .Select(request => $"{request.Path.Split('/')[^1]} {request.Body}").Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The order of the keys in a body doesn't matter.</summary>
    private static string Ordered(string line)
    {
        string[] parts = line.Split(' ', 2);
        JsonObject body = JsonNode.Parse(parts[1])!.AsObject();
        return parts[0] + " " + string.Join(", ", body.OrderBy(one => Array.IndexOf(s_order, one.Key)).Select(one => $"{one.Key} {one.Value?.ToJsonString()}"));
    }
}
