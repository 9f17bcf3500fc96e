#include "tests/harness/world/store/failing_world.h"

#include <algorithm>
#include <filesystem>

#include "tests/harness/world/store/seen.h"
#include "tests/support/catch.h"

namespace tests {

using nlohmann::json;

namespace {

harness::WorldOptions options_in(const std::string& folder, sim::Time start) {
  harness::WorldOptions options;
  options.start = start;
  options.data_folder = folder;
  return options;
}

bool only_reads(std::string_view operation) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"Get", "List", "Describe", "Query", "Scan",
                                              "BatchGet", "Filter", "TransactGet", "TestRender"},
      [&](std::string_view prefix) { return operation.starts_with(prefix); });
}

}  // namespace

bool end_turn(harness::World& world) {
  try {
    world.store().commit();
    return true;
  } catch (const sim::StoreError&) {
    world.store().roll_back();
    return false;
  }
}

FailingWorld::FailingWorld()
    : world_(harness::WorldConfig{}, options_in(folder_.path(), sim::kDefaultStart)) {
  world_.store().commit();
  // Without room in memory, what is changed is written long before its turn ends.
  world_.store().execute("PRAGMA cache_size = 1");
}

json FailingWorld::call(std::string_view service, std::string_view operation, const json& input) {
  INFO(service << "." << operation << " " << input.dump());
  const json answer = answer_of(world_, service, operation, input);
  REQUIRE_FALSE(answer.contains("error"));
  REQUIRE(end_turn(world_));
  return answer;
}

json FailingWorld::all_of(harness::World& world, std::string_view service, bool only_stored) const {
  json all{{std::string(service), seen(world, service, only_stored)}};
  for (const std::string& each : beside_) all[each] = seen(world, each, only_stored);
  return all;
}

json FailingWorld::survives(std::string_view service, std::string_view operation,
                            const json& input) {
  INFO(service << "." << operation << " " << input.dump());
  tried_.insert(std::string(service) + "." + std::string(operation));
  const std::string internal{world_.dispatcher().find(service)->model().internal_error};
  const json before = all_of(world_, service, false);
  for (int first = 1;; ++first) {
    disk_.fail_writes(first);
    json answer = answer_of(world_, service, operation, input);
    bool kept = false;
    try {
      world_.store().commit();
      kept = true;
    } catch (const sim::StoreError&) {
      disk_.heal();
      world_.store().roll_back();
    }
    disk_.heal();
    if (kept) {
      INFO(answer.dump());
      REQUIRE_FALSE(answer.contains("error"));
      check_store(service);
      return answer;
    }
    INFO("failed from write " << first << " on");
    ++failures_;
    if (answer.contains("error")) CHECK(answer.at("error") == internal);
    CHECK(json::diff(before, all_of(world_, service, false)).dump() == "[]");
    REQUIRE(first < 200);
  }
}

// A World that is made of a copy of the store knows the same.
void FailingWorld::check_store(std::string_view service) {
  const Folder copy;
  for (const auto& file : std::filesystem::directory_iterator(folder_.path())) {
    if (file.path().extension() == ".sqlite" || file.path().extension() == ".sqlite-wal") {
      std::filesystem::copy_file(file.path(), copy.path(file.path().filename().string()));
    }
  }
  harness::World fresh(harness::WorldConfig{}, options_in(copy.path(), world_.scheduler().now()));
  CHECK(json::diff(all_of(world_, service, true), all_of(fresh, service, true)).dump() == "[]");
}

std::vector<std::string> FailingWorld::untried(std::string_view service) {
  std::vector<std::string> names;
  for (const aws::Operation& operation : world_.dispatcher().find(service)->model().operations) {
    const std::string name = std::string(service) + "." + std::string(operation.name);
    if (!only_reads(operation.name) && tried_.count(name) == 0) names.push_back(name);
  }
  return names;
}

}  // namespace tests
