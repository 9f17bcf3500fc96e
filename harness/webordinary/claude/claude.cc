// The scripted Claude Code: does what the scenario says, in the time that it says.
//
//   claude-code --instruction TEXT [--context JSON] [--workspace DIR]
//   claude [-p] TEXT [--output-format json] …
//
// It asks the World what to do (BACKLOT_URL), edits the workspace's files one after the other, and
// prints JSON {output, filesChanged} at the end. SIGINT ends it with 130 unless the script says
// that it is ignored; a script that fails ends it with 1.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using nlohmann::json;

struct Prompt {
  std::string instruction;
  std::string workspace = ".";
  json context = json::object();
};

// Options of Claude Code that have a value which does not matter here.
bool has_value(const std::string& option) {
  for (const char* known : {"--output-format", "--input-format", "--model", "--allowedTools",
                            "--disallowedTools", "--permission-mode", "--max-turns", "--resume",
                            "--session-id", "--append-system-prompt", "--mcp-config"}) {
    if (option == known) return true;
  }
  return false;
}

Prompt read_arguments(int count, char** arguments) {
  Prompt asked;
  const std::vector<std::string> all(arguments + 1, arguments + count);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& word = all[i];
    const bool more = i + 1 < all.size();
    if (word == "--instruction" && more) {
      asked.instruction = all[++i];
    } else if (word == "--workspace" && more) {
      asked.workspace = all[++i];
    } else if (word == "--context" && more) {
      asked.context = json::parse(all[++i], nullptr, false);
      if (!asked.context.is_object()) throw std::runtime_error("--context is not a JSON object");
    } else if (has_value(word)) {
      ++i;
    } else if (!word.starts_with("-")) {
      asked.instruction = word;
    }
  }
  if (asked.instruction.empty()) {
    asked.instruction.assign(std::istreambuf_iterator<char>(std::cin), {});
  }
  return asked;
}

std::string text_of(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

struct Url {
  std::string host;
  std::uint16_t port = 80;
  std::string path;
};

Url parse_url(const std::string& text) {
  const std::string scheme = "http://";
  if (!text.starts_with(scheme)) throw std::runtime_error("BACKLOT_URL is not set: no world here");
  const std::size_t slash = text.find('/', scheme.size());
  Url url;
  url.host = text.substr(scheme.size(), slash - scheme.size());
  url.path = slash == std::string::npos ? "" : text.substr(slash);
  if (const std::size_t colon = url.host.find(':'); colon != std::string::npos) {
    url.port = static_cast<std::uint16_t>(std::stoi(url.host.substr(colon + 1)));
    url.host.resize(colon);
  }
  return url;
}

// A connection on which `request` was sent.
int send_to(const Url& url, const std::string& request) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(url.port);
  if (inet_pton(AF_INET, url.host.c_str(), &address.sin_addr) != 1) {
    throw std::runtime_error("BACKLOT_URL does not name an address");
  }
  const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("the world does not answer");
  }
  for (std::size_t sent = 0; sent < request.size();) {
    const ssize_t count =
        send(connection, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) throw std::runtime_error("the world does not listen");
    sent += static_cast<std::size_t>(count);
  }
  return connection;
}

std::string talk(const Url& url, const std::string& request) {
  const int connection = send_to(url, request);
  std::string answer;
  char bytes[4096];
  for (ssize_t count = 0; (count = recv(connection, bytes, sizeof bytes, 0)) > 0;) {
    answer.append(bytes, static_cast<std::size_t>(count));
  }
  close(connection);
  return answer;
}

Url world() {
  const char* base = getenv("BACKLOT_URL");
  return parse_url(base == nullptr ? "" : base);
}

std::string post_request(const Url& url, const std::string& path, const std::string& text) {
  return "POST " + url.path + path + " HTTP/1.1\r\nHost: " + url.host + ":" +
         std::to_string(url.port) + "\r\nContent-Type: application/json\r\n" +
         "Content-Length: " + std::to_string(text.size()) + "\r\nConnection: close\r\n\r\n" + text;
}

json post(const std::string& path, const json& body) {
  const Url url = world();
  const std::string answer = talk(url, post_request(url, path, body.dump()));
  const std::size_t end = answer.find("\r\n\r\n");
  if (!answer.starts_with("HTTP/1.1 200") || end == std::string::npos) {
    throw std::runtime_error("the world refused: " + answer);
  }
  return json::parse(answer.substr(end + 4));
}

// Sleeps until a time has passed or SIGINT comes, which is blocked otherwise.
class InterruptibleSleep {
 public:
  explicit InterruptibleSleep(bool ignores_sigint) {
    if (ignores_sigint) {
      signal(SIGINT, SIG_IGN);
      return;
    }
    // A shell has its background children ignore SIGINT.
    signal(SIGINT, SIG_DFL);
    sigset_t watched;
    sigemptyset(&watched);
    sigaddset(&watched, SIGINT);
    sigprocmask(SIG_BLOCK, &watched, nullptr);
    descriptor_ = signalfd(-1, &watched, SFD_CLOEXEC);
  }

  // False if SIGINT came.
  bool work_for(std::int64_t span_ms) const {
    constexpr std::int64_t kMost = 1'000'000'000;  // poll() counts in an int
    for (; span_ms > 0; span_ms -= kMost) {
      pollfd watched{descriptor_, POLLIN, 0};
      if (poll(&watched, 1, static_cast<int>(std::min(span_ms, kMost))) > 0) return false;
    }
    return true;
  }

 private:
  int descriptor_ = -1;
};

void write(const std::filesystem::path& path, const std::string& text) {
  std::string before;
  if (std::ifstream in(path, std::ios::binary); in) {
    before.assign(std::istreambuf_iterator<char>(in), {});
  }
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out << (before == text ? before + text : text);
}

std::string thread_of(const Prompt& asked) {
  for (const char* name : {"threadId", "chatThreadId"}) {
    if (const std::string thread = text_of(asked.context, name); !thread.empty()) return thread;
  }
  const std::string branch = text_of(asked.context, "branch");
  const std::string prefix = "thread-";
  if (branch.starts_with(prefix)) return branch.substr(prefix.size());
  return branch.empty() ? "claude" : branch;
}

int report(const std::string& run, const char* how, int code) {
  post(run, {{"end", how}});
  return code;
}

int work(const Prompt& asked) {
  const json plan = post("/claude", {{"instruction", asked.instruction},
                                     {"thread", thread_of(asked)},
                                     {"command", text_of(asked.context, "commandId")},
                                     {"session", text_of(asked.context, "sessionId")}});
  const std::string run = "/claude/" + std::to_string(plan.at("run").get<std::uint64_t>());
  // This connection is open until the program ends, so that the World learns of a SIGKILL, too.
  const Url url = world();
  send_to(url, post_request(url, run + "/watch", ""));
  const json& files = plan.at("files");
  const std::int64_t share =
      plan.at("takesMs").get<std::int64_t>() / static_cast<std::int64_t>(files.size() + 1);
  const InterruptibleSleep patience(plan.at("ignoresSigint").get<bool>());
  json changed = json::array();
  for (const auto& [path, contents] : files.items()) {
    if (!patience.work_for(share)) return report(run, "interrupted", 130);
    write(std::filesystem::path(asked.workspace) / path, contents.get<std::string>());
    changed.push_back(path);
    if (plan.at("crashesContainer").get<bool>()) {
      post(run, {{"end", "crashed"}});
      pause();  // until the container ends, and this program with it
    }
  }
  if (!patience.work_for(share)) return report(run, "interrupted", 130);
  if (plan.at("fails").get<bool>()) {
    std::fprintf(stderr, "Claude Code exited with code 1\n");
    return report(run, "failed", 1);
  }
  post(run, {{"end", "finished"}});
  const json result = {{"output", "Done: " + asked.instruction}, {"filesChanged", changed}};
  std::printf("%s\n", result.dump().c_str());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return work(read_arguments(count, arguments));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "claude: %s\n", error.what());
    return 1;
  }
}
