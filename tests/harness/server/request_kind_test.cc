#include "harness/server/request_kind.h"

#include "harness/world/world.h"
#include "tests/support/catch.h"

using Kind = harness::RequestKind;

namespace {

struct Pages : harness::Extension {
  bool has_page(const sim::http::Request& request) const override {
    return request.path().starts_with("/session/");
  }
};

struct Kinds {
  harness::World world;

  explicit Kinds(harness::WorldConfig config = {})
      : world(std::move(config),
              {.extensions = {[](harness::World&) { return std::make_unique<Pages>(); }}}) {}

  Kind of(const std::string& method, const std::string& target) const {
    sim::http::Request request;
    request.method = method;
    request.target = target;
    return harness::kind_of(world, request);
  }
};

}  // namespace

TEST_CASE("kind_of: by method and path", "[server]") {
  const Kinds kinds;
  CHECK(kinds.of("POST", "/") == Kind::kCall);
  CHECK(kinds.of("GET", "/") == Kind::kFront);
  CHECK(kinds.of("GET", "/?Action=ListQueues") == Kind::kCall);
  CHECK(kinds.of("GET", "/v2/email/identities") == Kind::kCall);
  CHECK(kinds.of("GET", "/session/abc/") == Kind::kPage);
  CHECK(kinds.of("POST", "/_backlot/time") == Kind::kAdvance);
  CHECK(kinds.of("GET", "/_backlot/time") == Kind::kControl);
  CHECK(kinds.of("POST", "/_backlot/mail?to=a@b.example") == Kind::kMail);
  CHECK(kinds.of("GET", "/_backlot/mail/1") == Kind::kControl);
  CHECK(kinds.of("POST", "/_backlot/faults") == Kind::kFaults);
  CHECK(kinds.of("DELETE", "/_backlot/faults/3") == Kind::kFaults);
  CHECK(kinds.of("GET", "/_backlot/faults") == Kind::kControl);
  CHECK(kinds.of("POST", "/_backlot/reset") == Kind::kReset);
  CHECK(kinds.of("GET", "/_backlot/reset") == Kind::kControl);
  CHECK(kinds.of("POST", "/_backlot/nothing") == Kind::kControl);
  // The control API says what there is.
  CHECK(kinds.of("GET", "/_backlot") == Kind::kControl);
  CHECK(kinds.of("GET", "/_backlots") == Kind::kCall);
}

TEST_CASE("kind_of: agents are asked where programs run", "[server]") {
  CHECK(Kinds{}.of("GET", "/_backlot/task/v4/x") == Kind::kControl);
  harness::WorldConfig config;
  config.images["app:1"].command.emplace();
  const Kinds kinds(std::move(config));
  CHECK(kinds.of("GET", "/_backlot/task/v4/x") == Kind::kAgent);
  CHECK(kinds.of("GET", "/_backlot/tasks") == Kind::kControl);
}

TEST_CASE("is_input: what may change a World", "[server]") {
  for (const Kind kind : {Kind::kCall, Kind::kPage, Kind::kMail, Kind::kFaults, Kind::kAdvance}) {
    CHECK(harness::is_input(kind));
  }
  for (const Kind kind : {Kind::kAgent, Kind::kFront, Kind::kControl, Kind::kReset}) {
    CHECK_FALSE(harness::is_input(kind));
  }
}
