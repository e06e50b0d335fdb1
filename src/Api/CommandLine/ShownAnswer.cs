using ExamplesCopier.Api.Security;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>A service's answer as verbs show it: the status, then the body.</summary>
internal static class ShownAnswer
{
    /// <param name="url">Whom it is asked of, for the words of a failure.</param>
    /// <param name="client">How long it waits is how long the service may take.</param>
    /// <param name="ask">Sends the request.</param>
    /// <param name="terminal">Where it is shown.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>0 when the service said yes.</returns>
    /// <exception cref="WrongInputException">There is no answer.</exception>
    public static async Task<int> OfAsync(
        Uri url, HttpClient client, Func<HttpClient, Task<HttpResponseMessage>> ask, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await ask(client);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            terminal.Out.WriteLine(FormattableString.Invariant($"{(int)answer.StatusCode} {answer.StatusCode}"));
            if (text.Length > 0)
            {
                terminal.Out.WriteLine(ControlCharacters.Escape(text.TrimEnd('\n')));
            }

            return answer.IsSuccessStatusCode ? ExitCodes.Ok : ExitCodes.WrongInput;
        }
        catch (HttpRequestException exception)
        {
            throw new WrongInputException($"{url} cannot be reached: {exception.Message}", exception);
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WrongInputException($"{url} gave no answer within {client.Timeout.TotalSeconds} seconds.", exception);
        }
    }
}
