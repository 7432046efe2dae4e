using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>A question about the service that no source settles, but an account can answer.</summary>
/// <param name="Id">The id, in kebab case: the property of <see cref="ServiceBehavior"/> that holds the answer.</param>
/// <param name="Text">The question.</param>
/// <param name="Reason">Why the answer is believed, with the source.</param>
/// <param name="Form">The values that can answer it.</param>
public sealed record ServiceQuestion(string Id, string Text, string Reason, AnswerForm Form)
{
    /// <summary>The answer that is believed.</summary>
    public JsonElement Belief => AnswerIn(new ServiceBehavior());

    /// <summary>An answer that differs from the belief.</summary>
    public JsonElement Deviation => Form.Examples.First(example => !JsonElement.DeepEquals(example, Belief));

    /// <summary>Returns the answer that a behavior gives.</summary>
    public JsonElement AnswerIn(ServiceBehavior behavior) =>
        JsonSerializer.SerializeToElement(behavior, BehaviorJson.Options).GetProperty(Id);

    /// <summary>Returns a behavior with another answer.</summary>
    public ServiceBehavior Answer(ServiceBehavior behavior, JsonElement answer)
    {
        JsonObject all = JsonSerializer.SerializeToNode(behavior, BehaviorJson.Options)!.AsObject();
        all[Id] = JsonNode.Parse(answer.GetRawText());
        return all.Deserialize<ServiceBehavior>(BehaviorJson.Options)!;
    }
}
