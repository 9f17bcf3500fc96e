#include "harness/explore/take_edges.h"

#include <string_view>

namespace harness {
namespace {

// FNV-1a.
std::uint64_t absorb(std::uint64_t hash, std::string_view text) {
  constexpr std::uint64_t kPrime = 1099511628211U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash * kPrime;  // as after a NUL, which no part has
}

}  // namespace

std::uint64_t hash_of(const Edge& edge) {
  constexpr std::uint64_t kBasis = 14695981039346656037U;
  return absorb(absorb(absorb(kBasis, edge.kind), edge.role), edge.cause);
}

TakeEdges::Number TakeEdges::number_of(Numbers& numbers, const std::string& name) {
  const auto known = numbers.find(name);
  if (known != numbers.end()) return known->second;
  const auto number = static_cast<Number>(numbers.size() + 1);
  numbers.emplace(name, number);
  return number;
}

void TakeEdges::see(const sim::Event& event) {
  const Number kind = number_of(kind_numbers_, event.kind);
  if (kind == kinds_.size()) kinds_.push_back(event.kind);
  by_sequence_.push_back(kind);
  const Number cause = event.cause < by_sequence_.size() ? by_sequence_[event.cause] : 0;
  std::string role = roles_.of(event);
  if (!seen_.insert({kind, number_of(role_numbers_, role), cause}).second) return;
  Edge edge{event.kind, std::move(role), kinds_[cause]};
  const std::uint64_t hash = hash_of(edge);
  edges_.emplace(hash, std::move(edge));
}

}  // namespace harness
