# A server on a loopback socket that answers reads. It closes the connection after any other request, before it sends a byte.
# It counts the requests. The code is C# 5, which Windows PowerShell can compile too.
if (-not ('ArrivalServer' -as [type])) {
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

public sealed class ArrivalServer : IDisposable
{
    private const string List = "{\"success\":true,\"result\":[]}";
    private const string Workflow = "{\"success\":true,\"result\":{\"name\":\"w\"}}";

    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
    private readonly List<string> _requests = new List<string>();

    public ArrivalServer()
    {
        _listener.Start();
        Thread accepting = new Thread(Accept);
        accepting.IsBackground = true;
        accepting.Start();
    }

    public Uri BaseAddress
    {
        get { return new Uri("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port + "/client/v4/"); }
    }

    // The methods of all requests that came.
    public string[] Methods
    {
        get { lock (_requests) { return _requests.ToArray(); } }
    }

    public void Clear()
    {
        lock (_requests) { _requests.Clear(); }
    }

    public void Dispose()
    {
        _listener.Stop();
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                Thread serving = new Thread(delegate() { Serve(client); });
                serving.IsBackground = true;
                serving.Start();
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }

    private void Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                StreamReader reader = new StreamReader(stream, Encoding.ASCII);
                string[] request;
                while ((request = Read(reader)) != null)
                {
                    string method = request[0];
                    string body = request[1].EndsWith("/workflows/w") ? Workflow : List;
                    lock (_requests) { _requests.Add(method); }
                    if (method != "GET")
                    {
                        return;
                    }

                    byte[] answer = Encoding.ASCII.GetBytes(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.Length + "\r\n\r\n" + body);
                    stream.Write(answer, 0, answer.Length);
                }
            }
            catch (IOException)
            {
                // The other side left.
            }
        }
    }

    // The words of the first line; null at the end of the connection.
    private static string[] Read(StreamReader reader)
    {
        string first = reader.ReadLine();
        int length = 0;
        string header;
        while (!string.IsNullOrEmpty(header = reader.ReadLine()))
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header.Substring(15));
            }
        }

        if (length > 0)
        {
            reader.ReadBlock(new char[length], 0, length);
        }

        return first == null ? null : first.Split(' ');
    }
}
'@
}
