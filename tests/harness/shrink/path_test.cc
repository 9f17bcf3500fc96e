#include "harness/shrink/path.h"

#include "harness/scenario/yaml_text.h"
#include "tests/support/catch.h"

using namespace harness;
using namespace harness::shrink;

TEST_CASE("path: finds and takes away, whatever the order", "[shrink][path]") {
  const Value root = parse_yaml("a: [x, y, {b: 1, c: 2}]\nd: 3", "a.yaml");
  CHECK(at(root, {0, 2, 1}).text == "2");
  CHECK(yaml_flow(without(root, {{0, 0}, {0, 2, 1}, {0, 1}})) == "{a: [{b: 1}], d: 3}");
  CHECK(yaml_flow(without(root, {{0}, {0, 1}, {0}})) == "{d: 3}");
}
