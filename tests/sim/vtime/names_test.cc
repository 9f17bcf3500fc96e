// Names of AWS lead to the simulator, in programs that know no other endpoint.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "tests/sim/vtime/clocked_programs.h"
#include "tests/support/catch.h"

using tests::ClockedPrograms;

namespace {

// A socket that listens; nobody need accept for a client to be connected.
class Listener {
 public:
  Listener() : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* any = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    REQUIRE(::bind(fd_, any, size) == 0);
    REQUIRE(::listen(fd_, 8) == 0);
    REQUIRE(::getsockname(fd_, any, &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~Listener() { ::close(fd_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::string port() const { return std::to_string(port_); }

 private:
  int fd_;
  std::uint16_t port_ = 0;
};

std::string output_of(const std::string& program, const std::string& script,
                      const std::string& aws_address) {
  if (tests::find_program(program).empty()) {
    WARN("SKIPPED: there is no " << program << " on PATH");
    return {};
  }
  ClockedPrograms clocked;
  std::map<std::string, std::string> more;
  more["BACKLOT_VTIME_NAMES"] = ".amazonaws.com=" + aws_address;
  const std::string flag = program == "node" ? "-e" : "-c";
  return clocked.finish(clocked.start({program, flag, script}, more)).output;
}

constexpr char kLookUpNames[] = R"py(
import socket
for name in ("sqs.us-west-2.amazonaws.com", "SQS.us-west-2.AmazonAWS.com.", "localhost"):
    print(socket.getaddrinfo(name, 443, socket.AF_INET, socket.SOCK_STREAM)[0][4][0])
print(socket.create_connection(("email.us-west-2.amazonaws.com", 443), 5).getpeername())
)py";

}  // namespace

TEST_CASE("A name under amazonaws.com leads to the simulator: Python", "[sim][vtime][python]") {
  const Listener listener;
  const std::string output = output_of("python3", kLookUpNames, "127.0.0.1:" + listener.port());
  if (output.empty()) return;
  CHECK(output == "127.193.0.1\n127.193.0.1\n127.0.0.1\n('127.0.0.1', " + listener.port() + ")\n");
}

TEST_CASE("A name under amazonaws.com leads to the simulator: Node", "[sim][vtime][node]") {
  const Listener listener;
  const std::string output =
      output_of("node",
                "const s = require('net').connect(443, 'ecs.us-west-2.amazonaws.com', () => {"
                " console.log(s.remotePort); s.destroy(); });",
                "127.0.0.1:" + listener.port());
  if (output.empty()) return;
  CHECK(output == listener.port() + "\n");
}

TEST_CASE("Other ports of a name of AWS lead nowhere", "[sim][vtime][python]") {
  const Listener listener;
  const std::string output = output_of("python3", R"py(
import socket
try:
    print(socket.create_connection(("sqs.us-west-2.amazonaws.com", 81), 5).getpeername())
except OSError as error:
    print(type(error).__name__)
)py",
                                       "127.0.0.1:" + listener.port());
  if (!output.empty()) CHECK(output == "ConnectionRefusedError\n");
}
