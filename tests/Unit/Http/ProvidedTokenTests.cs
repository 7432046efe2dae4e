using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>A token that is refused is renewed once, and the request is sent again with the new one.</summary>
public sealed class ProvidedTokenTests
{
    private readonly Queue<string?> _tokens = new();
    private int _asked;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_token_is_renewed_and_the_request_is_sent_again_at_once()
    {
        Service service = Service.InTurn(() => Answers.Error(401, 10000), () => Answers.Result(Shapes.Good));
        _tokens.Enqueue("second");

        Assert.Equal(1, (await Sender(service).SendAsync(Once(), Shapes.s_status, Stop)).Attempts);

        Assert.Equal(["Bearer first", "Bearer second"], service.Requests.Select(sent => sent.Headers["Authorization"]));
        Assert.Empty(service.Time.Pauses);
    }

    [Fact]
    public async Task A_new_token_that_is_also_rejected_is_an_error()
    {
        Service service = Service.Answering(_ => Answers.Error(401, 10000));
        _tokens.Enqueue("second");

        Assert.Equal(CloudflareErrorKind.NotAuthenticated, (await FailAsync(Sender(service))).Kind);
        Assert.Equal((2, 1), (service.Requests.Count, _asked));
    }

    [Fact]
    public async Task Without_a_new_token_the_refusal_is_the_error()
    {
        Service service = Service.InTurn(() => Answers.Error(401, 10000));
        _tokens.Enqueue(null);

        Assert.Equal(CloudflareErrorKind.NotAuthenticated, (await FailAsync(Sender(service))).Kind);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Another_failure_asks_for_no_token()
    {
        Service service = Service.InTurn(() => Answers.Error(403, 10000));

        Assert.Equal(CloudflareErrorKind.PermissionDenied, (await FailAsync(Sender(service))).Kind);
        Assert.Equal((1, 0), (service.Requests.Count, _asked));
    }

    [Fact]
    public async Task A_token_that_another_request_renewed_is_used_without_a_call_of_the_provider()
    {
        ApiSender? other = null;
        int count = 0;
        Service service = Service.Answering(sent => sent.Headers["Authorization"] == "Bearer second"
            ? Answers.Result(Shapes.Good)
            : ++count == 1 ? Renewing() : Answers.Error(401, 10000));
        _tokens.Enqueue("second");
        other = Sender(service);

        await other.SendAsync(Once(), Shapes.s_status, Stop);

        Assert.Equal(1, _asked);

        HttpResponseMessage Renewing()
        {
            // While the first request is under way, a second one is refused and renews the token.
            Task second = other!.SendAsync(Once(), Shapes.s_status, Stop);
            Assert.True(second.IsCompletedSuccessfully);
            return Answers.Error(401, 10000);
        }
    }

    [Fact]
    public async Task A_command_calls_a_failing_provider_once()
    {
        Service service = Service.Answering(_ => Answers.Error(401, 10000));
        ApiSender sender = Sender(service);

        for (int request = 0; request < 2; request++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => sender.SendAsync(Once(), Shapes.s_status, Stop));
        }

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Outside_of_a_command_the_provider_is_not_called()
    {
        Service service = Service.InTurn(() => Answers.Error(401, 10000));
        _tokens.Enqueue("second");
        _ = Sender(service);

        Assert.Equal(
            CloudflareErrorKind.NotAuthenticated,
            (await FailAsync(new ApiSender(service.Connection, new RequestLines()))).Kind);
        Assert.Equal(0, _asked);
    }

    private static ApiRequest Once() =>
        new(HttpMethod.Post, "x") { Safety = RetrySafety.OnlyIfNothingDone };

    private static Task<CloudflareException> FailAsync(ApiSender sender) =>
        Assert.ThrowsAsync<CloudflareException>(() => sender.SendAsync(Once(), Shapes.s_status, Stop));

    private ApiSender Sender(Service service)
    {
        service.Connection = service.Connection with
        {
            Credential = new ProvidedToken("first", () =>
            {
                _asked++;
                return _tokens.Dequeue();
            }),
        };
        return new ApiSender(service.Connection, new Command());
    }

    /// <summary>A command that answers questions at once.</summary>
    private sealed class Command : ICommandThread
    {
        public Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken) => Task.FromResult(question());

        public void Verbose(string line)
        {
        }

        public void Pause(Pause pause)
        {
        }

        public void Warning(string line)
        {
        }

        public void Unreadable(CloudflareException failure, string item)
        {
        }
    }
}
