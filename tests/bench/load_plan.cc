#include "tests/bench/load_plan.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace {

using Json = nlohmann::json;

constexpr std::string_view kNumber = "{{number}}";
constexpr std::string_view kKept = "{{kept}}";

LoadBounds bounds_of(const Json& json) {
  const std::chrono::duration<double> time(json.at("seconds").get<double>());
  return {json.at("requests"), std::chrono::duration_cast<std::chrono::nanoseconds>(time)};
}

LoadStep step_of(const Json& json) {
  std::vector<std::pair<LoadText, int>> expected;
  for (const Json& text : json.at("expect")) {
    expected.emplace_back(LoadText(text.at(0).get<std::string>()), text.at(1));
  }
  return {json.at("head"), LoadText(json.at("body").get<std::string>()), std::move(expected),
          json.at("keep")};
}

}  // namespace

LoadText::LoadText(std::string_view text) {
  while (!text.empty()) {
    const std::size_t number = text.find(kNumber);
    const std::size_t kept = text.find(kKept);
    const std::size_t at = std::min(number, kept);
    pieces_.emplace_back(Place::kText, text.substr(0, at));
    if (at == std::string_view::npos) return;
    pieces_.emplace_back(at == number ? Place::kNumber : Place::kKept, "");
    text.remove_prefix(at + (at == number ? kNumber : kKept).size());
  }
}

std::string LoadText::text(const std::string& number, const std::string& kept) const {
  std::string result;
  for (const auto& [place, literal] : pieces_) {
    result += place == Place::kText ? literal : place == Place::kNumber ? number : kept;
  }
  return result;
}

LoadPlan read_load_plan(const std::string& json) {
  const Json read = Json::parse(json);
  LoadPlan plan{read.at("port"),
                read.at("connections"),
                read.at("numbers"),
                bounds_of(read.at("warm")),
                bounds_of(read.at("measure")),
                {}};
  for (const Json& step : read.at("steps")) plan.steps.push_back(step_of(step));
  return plan;
}
