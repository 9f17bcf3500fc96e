#include "harness/explore/coverage.h"

#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"

using namespace harness;
using tests::event;

namespace {

TakeEdges take_with(std::initializer_list<const char*> kinds) {
  TakeEdges take;
  std::uint64_t sequence = 0;
  for (const char* kind : kinds) take.see(event(++sequence, "a", kind, "b", 0));
  return take;
}

const Coverage::Seen& seen(const Coverage& coverage, const std::string& kind) {
  return coverage.all().at(hash_of({kind, "a b", ""}));
}

}  // namespace

TEST_CASE("Coverage: only an edge that no take has shown is new", "[explore][Coverage]") {
  Coverage coverage;
  CHECK(coverage.add(take_with({"x", "y"}), 7, "swarm") == 2);
  CHECK(coverage.add(take_with({"y", "z"}), 8, "swarm") == 1);
  CHECK(coverage.add(take_with({"x", "y", "z"}), 9, "swarm") == 0);
  CHECK(seen(coverage, "y").takes == 3);
  CHECK(seen(coverage, "y").first_seed == 7);
  CHECK(seen(coverage, "z").takes == 2);
  CHECK(seen(coverage, "z").first_seed == 8);
}

TEST_CASE("Coverage: what is known before is not new", "[explore][Coverage]") {
  Coverage coverage;
  coverage.add(Coverage::Seen{{"x", "a b", ""}});
  CHECK(coverage.add(take_with({"x", "y"}), 7, "swarm") == 1);
  CHECK(seen(coverage, "x").takes == 1);
  CHECK(seen(coverage, "x").first_seed == 7);
  coverage.add(take_with({"x"}), 8, "swarm");
  CHECK(seen(coverage, "x").first_seed == 7);
}
