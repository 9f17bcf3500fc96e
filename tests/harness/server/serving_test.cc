#include "harness/server/serving.h"

#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <future>

#include "harness/world/extension.h"
#include "harness/world/world.h"
#include "sim/journal/journal_file.h"
#include "sim/store/database.h"
#include "tests/harness/server/served.h"
#include "tests/harness/server/ticks.h"
#include "tests/harness/webordinary/platforms.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"
#include "tests/support/raw_socket.h"

using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

harness::ServeOptions on_disk(const tests::Folder& folder) {
  auto options = tests::manual_options();
  options.data_folder = folder.path("data");
  return options;
}

std::size_t queues(tests::Served& served) {
  return served.get("/_backlot/queues").at("queues").size();
}

// A request as it goes over the wire.
std::string post(const std::string& target, const std::string& headers, const std::string& body) {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}
std::string sqs_call(const std::string& operation, const json& input) {
  return post("/", "X-Amz-Target: AmazonSQS." + operation + "\r\n", input.dump());
}

// A page at which the server stands until the test lets it go on.
struct Gate {
  std::promise<void> reached;
  std::promise<void> opened;

  struct Page : harness::Extension {
    Gate& gate;
    explicit Page(Gate& stops_at) : gate(stops_at) {}
    bool has_page(const sim::http::Request& request) const override {
      return request.path() == "/gate";
    }
    void show_page(const Exchange& exchange) override {
      gate.reached.set_value();
      gate.opened.get_future().wait();
      exchange->reply({200, {}, "open"});
    }
  };
};

// A page that is made for ever.
struct Endless {
  std::promise<void> reached;

  struct Page : harness::Extension {
    Endless& endless;
    harness::World& world;
    Page(Endless& page, harness::World& of) : endless(page), world(of) {}
    bool has_page(const sim::http::Request& request) const override {
      return request.path() == "/endless";
    }
    void show_page(const Exchange&) override {
      endless.reached.set_value();
      for (;;) world.environment().cancellation.step();
    }
  };
};

std::string error_of(const harness::ServeOptions& options) {
  try {
    const harness::Serving serving(options);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("Serving: a port that is taken is said in one line", "[server]") {
  const harness::Serving first(tests::manual_options());
  auto options = tests::manual_options();
  const std::string url = first.url();
  options.port = static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
  CHECK(error_of(options) ==
        "cannot listen on 127.0.0.1:" + std::to_string(options.port) + ": address already in use");
}

TEST_CASE("Serving: a folder that cannot be had, or is of another version, is said in one line",
          "[server]") {
  const tests::Folder folder;
  folder.write("file", "x");
  auto options = tests::manual_options();
  options.data_folder = folder.path("file");
  CHECK_THAT(error_of(options), Contains(folder.path("file")));

  options.data_folder = folder.path("data");
  { const harness::Serving first(options); }
  sim::Database{folder.path("data/backlot.sqlite")}
      .prepare("UPDATE schema_version SET version = 999 WHERE component = 'sqs'")
      .bind()
      .run();
  CHECK_THAT(error_of(options), Contains("999"));
}

TEST_CASE("Serving: a data folder that another server has is said in one line", "[server]") {
  const tests::Folder folder;
  auto options = tests::manual_options();
  options.data_folder = folder.path("data");
  const harness::Serving first(options);
  CHECK_THROWS_WITH(harness::Serving(options),
                    "the folder " + folder.path("data") + " is in use by another server");
}

TEST_CASE("Serving: a journal that cannot be written is said in one line", "[server]") {
  const tests::Folder folder;
  folder.write("notes.txt", "not a journal");
  auto options = tests::manual_options();
  options.journal_path = folder.path("notes.txt");
  CHECK_THAT(error_of(options), Contains("is not a journal"));
  CHECK(folder.read("notes.txt") == "not a journal");
}

TEST_CASE("Serving: state in a folder survives", "[server]") {
  const tests::Folder folder;
  {
    tests::Served served(on_disk(folder));
    served.sqs("CreateQueue", {{"QueueName", "kept"}});
  }
  tests::Served served(on_disk(folder));
  CHECK(served.get("/_backlot/queues").at("queues")[0].at("name") == "kept");
}

TEST_CASE("Serving: an answered write is on disk before the answer is out", "[server]") {
  const tests::Folder folder;
  tests::Served served(on_disk(folder));
  served.sqs("CreateQueue", {{"QueueName", "kept"}});
  sim::Database other{folder.path("data/backlot.sqlite"), sim::Access::kReadOnly};
  sim::Statement& find = other.prepare("SELECT count(*) FROM sqs_queue");
  REQUIRE(find.bind().step());
  CHECK(find.integer(0) == 1);
}

TEST_CASE("Serving: the world's setup is made once, not again on its own data", "[server]") {
  const tests::Folder folder;
  auto options = on_disk(folder);
  options.world.setup = {{"sqs", "CreateQueue", R"({"QueueName":"made"})"},
                         {"sns", "CreateTopic", R"({"Name":"made"})"},
                         {"dynamodb", "CreateTable",
                          R"({"TableName":"made","BillingMode":"PAY_PER_REQUEST",
                              "KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],
                              "AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}]})"}};
  for (int start = 0; start < 2; ++start) {
    tests::Served served(options);
    CHECK(queues(served) == 1);
  }
}

TEST_CASE(
    "SIGTERM in the middle of something that takes long: it is answered 503, nothing of its "
    "turn is kept, and all that was acknowledged is",
    "[server]") {
  const tests::Folder folder;
  Endless endless;
  auto options = on_disk(folder);
  options.extensions.push_back([&endless](harness::World& world) {
    return std::make_unique<Endless::Page>(endless, world);
  });
  {
    harness::Serving serving(options);
    serving.stop_on_signals();
    std::thread thread([&] { serving.run(); });
    const std::string url = serving.url();
    const auto port = static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
    tests::RawSocket calling(port);
    calling.send(sqs_call("CreateQueue", {{"QueueName", "acknowledged"}}));
    CHECK_THAT(calling.receive_until("}"), Contains("HTTP/1.1 200"));
    tests::RawSocket waiting(port);
    waiting.send(post("/endless", "", ""));
    endless.reached.get_future().wait();
    std::raise(SIGTERM);
    CHECK_THAT(waiting.receive_until("}"), Contains("HTTP/1.1 503") && Contains("was stopped"));
    thread.join();
  }
  options.extensions.clear();
  tests::Served again(options);
  CHECK(queues(again) == 1);
}

TEST_CASE("POST reset: receives that wait are answered without a message", "[server]") {
  tests::Served served;
  const json queue = json::parse(served.sqs("CreateQueue", {{"QueueName", "a"}}).body);
  tests::RawSocket waiting(served.port());
  waiting.send(
      sqs_call("ReceiveMessage", {{"QueueUrl", queue.at("QueueUrl")}, {"WaitTimeSeconds", 20}}));
  while (served.get("/_backlot/time").at("waits").empty()) {
  }
  CHECK(served.call("POST", "/_backlot/reset").status == 200);
  CHECK_THAT(waiting.receive_until("}"), Contains("HTTP/1.1 200") && Contains("\r\n\r\n{}"));
  // The connection goes on, and meets the new World.
  waiting.send(sqs_call("ReceiveMessage", {{"QueueUrl", queue.at("QueueUrl")}}));
  CHECK_THAT(waiting.receive_until("}"), Contains("QueueDoesNotExist"));
}

TEST_CASE("POST reset: as if just started, on the same connection", "[server]") {
  const tests::Folder folder;
  for (const bool in_folder : {false, true}) {
    INFO("in a folder: " << in_folder);
    tests::Served served(in_folder ? on_disk(folder) : tests::manual_options());
    const json before = served.get("/_backlot/journal");
    served.sqs("CreateQueue", {{"QueueName", "gone"}});
    served.call("POST", "/_backlot/time", R"({"advance":"1h"})");
    const auto answer = served.call("POST", "/_backlot/reset");
    CHECK(answer.status == 200);
    CHECK(json::parse(answer.body).at("status") == "reset");
    CHECK(queues(served) == 0);
    CHECK(served.get("/_backlot/time").at("passed") == "0ms");
    CHECK(served.get("/_backlot/journal") == before);
  }
}

TEST_CASE("POST reset: what waits while time moves does not reach the new World", "[server]") {
  auto options = tests::manual_options();
  tests::Ticks ticks;
  options.extensions = {ticks.extension()};
  tests::Served served(options);
  tests::RawSocket moving(served.port());
  tests::RawSocket creating(served.port());
  tests::RawSocket waiting(served.port());
  moving.send(post("/_backlot/time", "", R"({"advance": "9000h"})"));
  while (served.get("/_backlot/time").at("passed") == "0ms") {
  }
  creating.send(sqs_call("CreateQueue", {{"QueueName", "late"}}));
  waiting.send(post("/_backlot/time", "", R"({"advance": "1s"})"));
  // Each answer is a look at the sockets.
  for (int look = 0; look < 5; ++look) served.get("/_backlot/health");
  CHECK(served.call("POST", "/_backlot/reset").status == 200);
  for (tests::RawSocket* socket : {&moving, &creating, &waiting}) {
    CHECK_THAT(socket->receive_until("}"), Contains("HTTP/1.1 503") && Contains("reset before"));
  }
  CHECK(queues(served) == 0);
  CHECK(served.get("/_backlot/time").at("passed") == "0ms");
}

TEST_CASE("POST reset: one that is refused refuses nothing else", "[server]") {
  const tests::Folder folder;
  Gate gate;
  auto options = on_disk(folder);
  options.pace = sim::Pace::parse("x1");
  options.extensions = {[&](harness::World&) { return std::make_unique<Gate::Page>(gate); }};
  tests::Served served(options);
  const std::string url = json::parse(served.sqs("CreateQueue", {{"QueueName", "q"}}).body)
                              .at("QueueUrl")
                              .get<std::string>();
  // In the way of the file that is to be removed.
  std::filesystem::create_directories(folder.path("data/backlot.sqlite-erased/x"));
  tests::RawSocket stopping(served.port());
  tests::RawSocket sending(served.port());
  tests::RawSocket resetting(served.port());
  for (tests::RawSocket* socket : {&sending, &resetting}) {
    socket->send("GET /_backlot/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    socket->receive_until("}");
  }
  stopping.send("GET /gate HTTP/1.1\r\nHost: localhost\r\n\r\n");
  gate.reached.get_future().wait();
  // Both come in one turn.
  sending.send(sqs_call("SendMessage", {{"QueueUrl", url}, {"MessageBody", "kept"}}));
  resetting.send(post("/_backlot/reset", "", ""));
  gate.opened.set_value();
  CHECK_THAT(sending.receive_until("}"), Contains("HTTP/1.1 200"));
  CHECK_THAT(resetting.receive_until("}"), Contains("HTTP/1.1 500") && Contains("cannot be reset"));
  CHECK(served.get("/_backlot/queues").at("queues")[0].at("visible") == 1);
  std::filesystem::remove_all(folder.path("data/backlot.sqlite-erased"));
  CHECK(served.call("POST", "/_backlot/reset").status == 200);
  CHECK(queues(served) == 0);
}

TEST_CASE("POST reset: the same calls make the same take again", "[server]") {
  tests::Served served;
  const auto digest = [&] {
    served.sqs("CreateQueue", {{"QueueName", "q"}});
    served.call("POST", "/_backlot/time", R"({"advance":"1h"})");
    return served.get("/_backlot/journal").at("digest").get<std::string>();
  };
  const std::string first = digest();
  served.call("POST", "/_backlot/reset");
  CHECK(digest() == first);
}

TEST_CASE("Serving: a preview of a thread that nobody serves is 503; it answers GET only",
          "[server]") {
  harness::ServeOptions options = tests::manual_options();
  options.extensions = harness::extensions_of(tests::platforms());
  tests::Served served(options);
  const auto preview = served.call("GET", "/session/abcdefgh/");
  CHECK(preview.status == 503);
  CHECK_THAT(preview.body, Catch::Matchers::Contains("this world has no images"));
  CHECK(served.call("POST", "/session/abcdefgh/").status == 405);
  CHECK(served.call("GET", "/session/").status == 404);
  CHECK(served.get("/_backlot/journal?kind=preview.request").at("events").size() == 1);
}

TEST_CASE("Serving: the journal's file has every event and what the take was", "[server]") {
  const tests::Folder folder;
  auto options = tests::manual_options();
  options.journal_path = folder.path("take.sqlite");
  options.seed = 5;
  std::string digest;
  {
    tests::Served served(options);
    served.sqs("CreateQueue", {{"QueueName", "q"}});
    digest = served.get("/_backlot/journal").at("digest");
  }
  const sim::RecordedTake take = sim::JournalFile::read(folder.path("take.sqlite"));
  CHECK(take.info.at("kind") == "serve");
  CHECK(take.info.at("seed") == "5");
  CHECK(take.info.at("began") == "empty");
  CHECK(take.info.at("digest") == digest);
  REQUIRE(take.events.size() == 3);
  CHECK(take.events[0].kind == "input.call");
  CHECK(take.events[1].kind == "api.call");
  CHECK(take.events[1].cause == take.events[0].sequence);
}

TEST_CASE(
    "Serving: at an address of all, clients call it by the address they reach or a name that "
    "is allowed",
    "[server]") {
  auto options = tests::manual_options();
  options.address = "0.0.0.0";
  options.allowed_hosts = {"backlot.lan"};
  tests::Served served(std::move(options));
  const auto status = [&](const std::string& reach, const std::string& host) {
    sim::http::Client client(reach, served.port());
    return client.call({"GET", "/_backlot/health", {{"Host", host}}, "", ""}).status;
  };
  CHECK(status("127.0.0.1", "localhost") == 200);
  CHECK(status("127.0.0.1", "backlot.lan:1") == 200);
  CHECK(status("127.0.0.1", "evil.test") == 403);
  std::array<char, 256> name{};
  REQUIRE(::gethostname(name.data(), name.size() - 1) == 0);
  CHECK(status("127.0.0.1", name.data()) == 200);
  const std::string other = tests::own_address();
  if (other.empty()) return;  // a machine without a network has no other address
  INFO(other);
  CHECK(status(other, other) == 200);
  CHECK(status(other, "backlot.lan") == 200);
  CHECK(status(other, "localhost") == 403);
  CHECK(status(other, "127.0.0.1") == 403);
}
