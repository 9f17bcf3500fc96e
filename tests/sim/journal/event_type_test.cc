#include "sim/journal/event_type.h"

#include "sim/journal/event_kinds.h"
#include "sim/journal/journal.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

namespace {

struct Wheel {
  std::string_view at;
  int spokes = 0;
  static constexpr auto fields() {
    return std::tuple{sim::field("at", &Wheel::at), sim::field("spokes", &Wheel::spokes)};
  }
};

struct Ride {
  std::string_view to;
  std::string_view by;
  std::int64_t metres = 0;
  std::optional<std::uint64_t> cost;
  bool is_return = false;
  sim::Texts stops;
  std::vector<std::pair<std::string_view, std::string_view>> labels;
  Wheel wheel;
  sim::JsonPart more;
  static constexpr auto fields() {
    return std::tuple{sim::field("to", &Ride::to),
                      sim::unless_empty("by", &Ride::by),
                      sim::field("metres", &Ride::metres),
                      sim::field("cost", &Ride::cost),
                      sim::field("return", &Ride::is_return),
                      sim::field("stops", &Ride::stops),
                      sim::field("labels", &Ride::labels),
                      sim::field("wheel", &Ride::wheel),
                      sim::field("more", &Ride::more)};
  }
};

struct RideEnded : Ride {
  static constexpr std::string_view kKind = "ride.ended";
  static constexpr std::string_view kSays = "somebody arrived";
};

struct RideLost {
  static constexpr std::string_view kKind = "ride.lost";
  static constexpr std::string_view kSays = "somebody did not arrive";
  static constexpr auto fields() { return std::tuple{}; }
};

RideEnded full() {
  RideEnded ride;
  ride.to = "the \"sea\"\n";
  ride.by = "bus";
  ride.metres = -7;
  ride.cost = 18446744073709551615u;
  ride.is_return = true;
  ride.stops = {"a", "b\\"};
  ride.labels = {{"x", "y"}};
  ride.wheel = {"front", 32};
  ride.more = {R"({"z":[1,{"a":"}"}]})"};
  return ride;
}

constexpr char kFull[] =
    R"({"to":"the \"sea\"\n","by":"bus","metres":-7,"cost":18446744073709551615,"return":true,)"
    R"("stops":["a","b\\"],"labels":[["x","y"]],"wheel":{"at":"front","spokes":32},)"
    R"("more":{"z":[1,{"a":"}"}]}})";

constexpr char kLeast[] =
    R"({"to":"","metres":0,"return":false,"stops":[],"labels":[],"wheel":{"at":"","spokes":0},)"
    R"("more":null})";

void check_full(const RideEnded& ride) {
  CHECK(ride.to == "the \"sea\"\n");
  CHECK(ride.by == "bus");
  CHECK(ride.metres == -7);
  CHECK(ride.cost == 18446744073709551615u);
  CHECK(ride.is_return);
  CHECK(ride.stops == sim::Texts{"a", "b\\"});
  REQUIRE(ride.labels.size() == 1);
  CHECK(ride.labels[0] == std::pair<std::string_view, std::string_view>{"x", "y"});
  CHECK(ride.wheel.at == "front");
  CHECK(ride.wheel.spokes == 32);
  CHECK(ride.more.json == R"({"z":[1,{"a":"}"}]})");
}

sim::Event event_of(std::string data) {
  sim::Event event;
  event.sequence = 5;
  event.kind = "ride.ended";
  event.data = std::move(data);
  return event;
}

struct EventFixture {
  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};
};

}  // namespace

TEST_CASE_METHOD(EventFixture, "Typed event: its fields in their order are its text",
                 "[sim][journal]") {
  CHECK(journal.record("jo", "r1", full()) == 1);
  const sim::Event& event = journal.events().back();
  CHECK(event.actor == "jo");
  CHECK(event.kind == "ride.ended");
  CHECK(event.subject == "r1");
  CHECK(event.data == kFull);
  RideEnded least;
  least.more = {"null"};
  journal.record("jo", "r1", least);
  CHECK(journal.events().back().data == kLeast);
  journal.record("jo", "r1", RideLost{});
  CHECK(journal.events().back().data == "{}");
}

TEST_CASE_METHOD(EventFixture, "Typed event: those who listen get what was published",
                 "[sim][journal]") {
  const RideEnded* seen = nullptr;
  journal.listen([&](const sim::Event& event) {
    seen = event.as<RideEnded>();
    CHECK(event.as<RideLost>() == nullptr);
    // A copy has its own, read from the text.
    const sim::Event copy = event;
    CHECK(copy.as<RideEnded>() != seen);
    check_full(*copy.as<RideEnded>());
  });
  const RideEnded ride = full();
  journal.record("jo", "r1", ride);
  CHECK(seen == &ride);
  // Afterwards the journal has the text alone, which is read once.
  const RideEnded* read = journal.events().back().as<RideEnded>();
  REQUIRE(read != nullptr);
  CHECK(read != &ride);
  CHECK(read == journal.events().back().as<RideEnded>());
  check_full(*read);
}

TEST_CASE_METHOD(EventFixture, "Typed event: what is not UTF-8 is the same for all who read it",
                 "[sim][journal]") {
  std::string live;
  journal.listen([&](const sim::Event& event) { live = event.as<RideEnded>()->to; });
  RideEnded ride;
  ride.to = "a\xff";
  ride.more = {"null"};
  journal.record("jo", "r1", ride);
  CHECK(live == "a\xEF\xBF\xBD");
  CHECK(journal.events().back().as<RideEnded>()->to == live);
}

TEST_CASE_METHOD(EventFixture, "Typed event: nothing of it is left when a listener throws",
                 "[sim][journal]") {
  journal.listen([](const sim::Event&) { throw std::runtime_error("no"); });
  CHECK_THROWS(journal.record("jo", "r1", full()));
  check_full(*journal.events().back().as<RideEnded>());
}

TEST_CASE("Typed event: a recorded one is read, whatever else it has and in any order",
          "[sim][journal]") {
  check_full(*event_of(kFull).as<RideEnded>());
  CHECK(event_of(kLeast).as<RideEnded>()->by.empty());
  CHECK_FALSE(event_of(kLeast).as<RideEnded>()->cost.has_value());
  const sim::Event other = event_of(
      R"( { "new" : {"a":[true,null]}, "more":1, "wheel":{"spokes":1,"at":"\u00e9\ud83d\ude00"},
                   "labels":[], "stops":[], "return":false, "metres":3, "to":"\/" } )");
  REQUIRE(other.as<RideEnded>() != nullptr);
  CHECK(other.as<RideEnded>()->wheel.at == "\xC3\xA9\xF0\x9F\x98\x80");
  CHECK(other.as<RideEnded>()->metres == 3);
  CHECK(other.as<RideEnded>()->to == "/");
  CHECK(other.as<RideEnded>()->more.json == "1");
  sim::Event empty;
  empty.kind = "ride.lost";
  CHECK(empty.as<RideLost>() != nullptr);
}

TEST_CASE("Typed event: data that are not of the type are an error that says where",
          "[sim][journal]") {
  const auto why = [](std::string data) {
    const sim::Event event = event_of(std::move(data));
    try {
      event.as<RideEnded>();
    } catch (const sim::EventError& error) {
      return std::string(error.what());
    }
    return std::string("it was read");
  };
  CHECK(why("{}") == "event 5 (ride.ended) cannot be read: expected a member 'to' at byte 2");
  CHECK_THAT(why("[]"), Contains("expected an object at byte 0"));
  CHECK_THAT(why(R"({"to":1})"), Contains("expected a text at byte 6"));
  CHECK_THAT(why(R"({"metres":1.5})"), Contains("expected a whole number"));
  CHECK_THAT(why(R"({"metres":9223372036854775808})"), Contains("expected a whole number"));
  CHECK_THAT(why(R"({"return":"yes"})"), Contains("expected true or false"));
  CHECK_THAT(why(R"({"labels":[["x"]]})"), Contains("expected two elements"));
  CHECK_THAT(why(R"({"to":"x)"), Contains("expected a text that ends"));
  CHECK_THAT(why(R"({"to":"\x"})"), Contains("expected an escape"));
  CHECK_THAT(why(R"({"to":"\ud83dx"})"), Contains("expected \\u and four hex digits"));
  CHECK_THAT(why(R"({"to" "x"})"), Contains("expected ':'"));
  CHECK_THAT(why(R"({"to":"x" "by":"y"})"), Contains("expected ',' or '}'"));
  CHECK_THAT(why(std::string(kLeast) + "x"), Contains("expected the end"));
}

TEST_CASE("Event kinds: each with its fields, and each once", "[sim][journal]") {
  sim::EventKinds kinds;
  kinds.add(sim::EventTypes<RideEnded, RideLost>{});
  CHECK(kinds.find("ride.begun") == nullptr);
  const sim::EventKind* kind = kinds.find("ride.ended");
  REQUIRE(kind != nullptr);
  CHECK(kind->says == "somebody arrived");
  std::string members;
  for (const auto& member : kind->members) {
    members += std::string(member.name) + (member.may_be_absent ? "? " : " ") +
               std::string(member.type) + ", ";
  }
  CHECK(members ==
        "to text, by? text, metres number, cost? number, return true or false, stops list, "
        "labels list, wheel object, more JSON, ");
  CHECK(kinds.all().size() == 2);
  CHECK_THROWS_WITH(kinds.add(sim::EventTypes<RideLost>{}),
                    "two types of events are of the kind ride.lost");
}
