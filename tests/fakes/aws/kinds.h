// A shape with a member of each kind, for the tests of the codecs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/aws/structure.h"

namespace tests {

struct KindsPart {
  std::string name;
  std::optional<std::int32_t> count;
  std::vector<std::string> words;
  static const aws::Structure& shape();
};

// A document: any JSON at all, kept as text.
struct AnyJson {
  std::string text;
  static const aws::Type& type();
};

struct Kinds {
  std::optional<std::string> text;
  std::optional<bool> flag;
  std::optional<std::int32_t> narrow;
  std::optional<std::int64_t> wide;
  std::optional<double> real;
  std::optional<sim::Time> time;
  std::optional<aws::Blob> blob;
  std::vector<std::string> list;
  std::map<std::string, std::int32_t> map;
  std::optional<KindsPart> part;
  std::vector<KindsPart> parts;
  std::map<std::string, std::vector<std::string>> lists;
  std::optional<AnyJson> any;
  static const aws::Structure& shape();
};

}  // namespace tests
