// ECS with services: a family `web` that is registered, and a service `api` of it.
#pragma once

#include <string>

#include "fakes/ecs/operations/create_service.h"
#include "fakes/ecs/operations/update_service.h"
#include "tests/fakes/ecs/fixture.h"

namespace tests {

struct ServiceFixture : EcsFixture {
  ServiceFixture() { register_definition(); }

  static ecs::CreateServiceRequest create_request(int desired, const std::string& name = "api") {
    ecs::CreateServiceRequest request;
    request.cluster = "main";
    request.service_name = name;
    request.task_definition = "web";
    request.desired_count = desired;
    request.launch_type = "FARGATE";
    request.network_configuration = network();
    return request;
  }
  ecs::Service create(int desired) { return call(create_request(desired)).service; }

  static ecs::UpdateServiceRequest update_request() {
    ecs::UpdateServiceRequest request;
    request.cluster = "main";
    request.service = "api";
    return request;
  }
  ecs::Service scale(int desired) {
    ecs::UpdateServiceRequest request = update_request();
    request.desired_count = desired;
    return call(request).service;
  }

  // Whether the waiter `services-stable` would be content.
  bool is_stable() {
    const ecs::Service now = service("api");
    return now.deployments.size() == 1 && now.running_count == now.desired_count;
  }
  // How many of its events say this, in part.
  int said(const std::string& what) {
    int count = 0;
    for (const ecs::ServiceEvent& event : service("api").events) {
      count += event.message.find(what) != std::string::npos;
    }
    return count;
  }
  int running() { return service("api").running_count; }
};

}  // namespace tests
