"""Replicas of Marrow behind nginx, on free loopback ports, for the scripts beside this file. Ends what it started by
process id."""
import http.client, os, shutil, signal, socket, subprocess, sys, tempfile, time

home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
work = tempfile.mkdtemp(prefix="marrow-replicas-")
os.chmod(work, 0o755)  # nginx works as another user when it is started by root
processes = {}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def marrow(*arguments):
    subprocess.run([os.path.join(home, "marrow"), *arguments], check=True, stdout=subprocess.DEVNULL, cwd=work)


def start(name, port, folder, *settings):
    options = [part for setting in ("http.proxies=127.0.0.1", "log.access=off", *settings) for part in ("--set", setting)]
    processes[name] = subprocess.Popen(
        [os.path.join(home, "marrow"), "serve", "--port", str(port), "--data", folder, *options],
        stdout=subprocess.DEVNULL)


def get(port, path, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        return read(connection, path, headers)
    finally:
        connection.close()


def read(connection, path, headers=None):
    accept = "text/csv" if path.startswith(("/sparql", "/query")) else "application/json"
    connection.request("GET", path, headers={"Accept": accept, **(headers or {})})
    answer = connection.getresponse()
    return answer, answer.read()


def await_ready(port):
    for _ in range(300):
        try:
            if get(port, "/health/ready")[0].status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit("nothing became ready on port %d" % port)


def balance(name, port, ports):
    """Starts nginx with the file of src/balancer for as many replicas as there are ports, at most three."""
    os.makedirs(os.path.join(work, "tmp"), exist_ok=True)
    text = open(os.path.join(home, "src/balancer/nginx.conf")).read()
    places = {3030: port, **dict(zip((3031, 3032, 3033), ports))}
    lines = [line for line in text.splitlines(True) if not any(
        "server 127.0.0.1:%d" % place in line for place in (3031, 3032, 3033) if place not in places)]
    text = "".join(lines).replace("tmp/nginx.pid", "tmp/%s.pid" % name)
    for old, new in places.items():
        text = text.replace("127.0.0.1:%d" % old, "127.0.0.1:%d" % new)
    file = os.path.join(work, name + ".conf")
    with open(file, "w") as out:
        out.write(text)
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    processes[name] = subprocess.Popen([nginx, "-p", work, "-c", file])
    await_ready(port)


def end():
    for process in processes.values():
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in processes.values():
        process.wait(60)
    shutil.rmtree(work)
