// What load_client.cc plays: which requests, and what makes their answers right.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A text with places for what differs from round to round: `{{number}}` and `{{kept}}`.
class LoadText {
 public:
  explicit LoadText(std::string_view text);

  std::string text(const std::string& number, const std::string& kept) const;

 private:
  enum class Place : std::uint8_t { kText, kNumber, kKept };

  std::vector<std::pair<Place, std::string>> pieces_;
};

struct LoadStep {
  std::string head;  // up to the header that says the length
  LoadText body;
  std::vector<std::pair<LoadText, int>> expected;  // texts, and how often an answer has each
  std::string keep;  // the field whose value the next steps use; none if empty
};

// Whichever is reached first.
struct LoadBounds {
  std::int64_t requests;
  std::chrono::nanoseconds time;
};

struct LoadPlan {
  std::uint16_t port;  // on loopback
  int connections;
  int numbers;
  LoadBounds warm;
  LoadBounds measure;
  std::vector<LoadStep> steps;
};

// Throws what nlohmann/json throws if it is no plan as load_client.cc describes it.
LoadPlan read_load_plan(const std::string& json);
