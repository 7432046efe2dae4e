using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Session;

public sealed class ContextFactoryTests
{
    private const string Two = """
        {"result":[{"id":"a1","name":"Ann"},{"id":"b2","name":"Bob"}],
         "result_info":{"page":1,"per_page":50,"total_count":2,"total_pages":1}}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, new[] { "GET /client/v4/accounts/a1/workflows?per_page=1 HTTP/1.1" })]
    [InlineData(false, new string[0])]
    public async Task A_named_account_is_used_and_verified_with_one_request_if_requested(bool check, string[] requests)
    {
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Json("""{"result":[]}"""));

        WorkflowContext context = await OpenAsync(server, "a1", check);

        Assert.Equal(("a1", null, "Test", false),
            (context.AccountId, context.AccountName, context.CredentialSource, context.IsLocal));
        Assert.Equal(server.Address, context.BaseUri);
        Assert.Equal(requests, server.Requests);
    }

    [Fact]
    public async Task A_wrong_token_fails_when_verified()
    {
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Json(
            """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}""", 401));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => OpenAsync(server, "a1", true));

        Assert.Equal(CloudflareErrorKind.NotAuthenticated, failure.Kind);
    }

    [Fact]
    public async Task The_only_account_is_used()
    {
        await using LoopbackServer server = new(
            _ => LoopbackServer.Turn.Json("""{"result":[{"id":"a1","name":"Ann"}]}"""));

        WorkflowContext context = await OpenAsync(server, null, true);

        Assert.Equal(("a1", "Ann"), (context.AccountId, context.AccountName));
        Assert.Equal(["GET /client/v4/accounts?page=1&per_page=50 HTTP/1.1"], server.Requests);
    }

    [Theory]
    [InlineData(Two, "a1 b2")]
    [InlineData("""{"result":[]}""", "")]
    public async Task With_no_or_several_accounts_the_user_must_choose(string answer, string ids)
    {
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Json(answer));

        AccountChoiceException choice = await Assert.ThrowsAsync<AccountChoiceException>(
            () => OpenAsync(server, null, true));

        Assert.Equal(ids, string.Join(' ', choice.Accounts.Select(account => account.Id)));
        Assert.All(choice.Accounts, account =>
            Assert.Contains(account.ToString(), choice.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_context_can_exist_without_an_account(bool check, int requests)
    {
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Json(Two));

        WorkflowContext context = await OpenAsync(server, null, check, noAccount: true);

        Assert.Equal((null, null, false), (context.AccountId, context.AccountName, context.IsLocal));
        Assert.Equal($"no account at {server.Address}", context.ToString());
        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData("the newer place", "/cdn-cgi/local/explorer/api/")]
    [InlineData("text 404 elsewhere", "/cdn-cgi/explorer/api/")]
    [InlineData("page elsewhere", "/cdn-cgi/explorer/api/")]
    [InlineData("json elsewhere", "/cdn-cgi/explorer/api/")]
    public async Task The_local_engine_is_found_at_the_path_of_its_version(string where, string path)
    {
        await using LoopbackServer server = new(line => line.Contains(path, StringComparison.Ordinal)
            ? LoopbackServer.Turn.Json("""{"result":[]}""")
            : where switch
            {
                "text 404 elsewhere" => LoopbackServer.Turn.Json("404 Not Found", 404, "text/plain"),
                "page elsewhere" => LoopbackServer.Turn.Json("<html>my Worker</html>", 200, "text/html"),
                _ => LoopbackServer.Turn.Json("""{"ok":true,"path":"/"}"""),
            });

        WorkflowContext context = await OpenLocalAsync(server.Port);

        Assert.Equal(("local", true, "None"), (context.AccountId, context.IsLocal, context.CredentialSource));
        Assert.Equal(path, context.BaseUri.AbsolutePath);
    }

    [Fact]
    public async Task A_failing_engine_is_not_searched_at_other_paths()
    {
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Json(
            """{"success":false,"errors":[{"code":10001,"message":"x"}]}""", 500));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => OpenLocalAsync(server.Port));

        Assert.Equal(CloudflareErrorKind.ServiceUnavailable, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_missing_engine_is_reported()
    {
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Json("404 Not Found", 404, "text/plain"));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => OpenLocalAsync(server.Port));

        Assert.Equal(CloudflareErrorKind.NotAvailableLocally, failure.Kind);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_refused_connection_is_reported_at_once()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => ContextFactory.OpenLocalAsync(new SessionSettings(), port, new RequestLines(), Stop));

        Assert.Equal((CloudflareErrorKind.LocalEngineNotRunning, 1), (failure.Kind, failure.Attempts));
    }

    [Fact]
    public async Task The_remaining_requests_are_known_until_the_window_resets()
    {
        Service service = Service.InTurn(() => Answers.Result("[]").With("Ratelimit", "\"default\";r=7;t=30"));
        WorkflowContext context = new(service.Connection, Service.Account, null, "Test");
        Assert.Null(context.RequestsLeft);

        await service.Cloud.Workflows.CheckAsync(Stop);
        Assert.Equal(7, context.RequestsLeft);
        Assert.Equal((service.Time.Now + TimeSpan.FromSeconds(30)).LocalDateTime, context.RequestsResetOn);

        service.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(context.RequestsLeft);
        Assert.Null(context.RequestsResetOn);
    }

    [Fact]
    public async Task The_context_keeps_the_users_limits_and_never_shows_the_credential()
    {
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Json("{}"));

        WorkflowContext context = await OpenAsync(server, "a1", false);

        Assert.Equal((TimeSpan.FromSeconds(7), 0), (context.RequestTimeout, context.MaximumRetryCount));
        Assert.DoesNotContain(
            typeof(WorkflowContext).GetProperties(),
            property => $"{property.GetValue(context)}".Contains(Service.Secret, StringComparison.Ordinal));
        Assert.Equal($"a1 at {server.Address}", context.ToString());
    }

    private static Task<WorkflowContext> OpenAsync(
        LoopbackServer server, string? account, bool check, bool noAccount = false)
    {
        SessionSettings settings = new()
        {
            BaseUri = new Uri(server.Address.AbsoluteUri.TrimEnd('/')),
            AccountId = account,
            NoAccount = noAccount,
            Credential = new ApiToken(Service.Secret),
            CredentialSource = "Test",
            RequestTimeout = TimeSpan.FromSeconds(7),
            MaximumRetryCount = 0,
        };
        return ContextFactory.OpenCloudAsync(settings, check, new RequestLines(), Stop);
    }

    private static Task<WorkflowContext> OpenLocalAsync(int port) => ContextFactory.OpenLocalAsync(
        new SessionSettings { MaximumRetryCount = 0 }, port, new RequestLines(), Stop);
}
