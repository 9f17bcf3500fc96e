// ECS's state in the World's store: a table for each kind of resource, a JSON document for each
// resource.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "fakes/aws/encode.h"
#include "sim/store/database.h"

namespace ecs {

enum class Kind { kCluster, kTaskDefinition, kFamily, kService, kTask, kAccountSetting };

class Records {
 public:
  // Makes the tables. A store that another version wrote is sim::StoreError.
  explicit Records(sim::Database& store);

  // Writes `value`, which has a shape(), under `key`; overwrites what was there.
  template <class T>
  void save(Kind kind, const std::string& key, const T& value) {
    write(kind, key, aws::to_json(T::shape(), &value));
  }
  void remove(Kind kind, const std::string& key);

  // Calls `take` with everything of a kind, in the order of the keys.
  template <class T>
  void load(Kind kind, const std::function<void(T)>& take) {
    read(kind, [&](std::string_view json) {
      T value;
      parse(json, T::shape(), &value);
      take(std::move(value));
    });
  }

 private:
  void write(Kind kind, const std::string& key, const std::string& json);
  void read(Kind kind, const std::function<void(std::string_view)>& take);
  static void parse(std::string_view json, const aws::Structure& shape, void* value);

  sim::Database& store_;
};

}  // namespace ecs
