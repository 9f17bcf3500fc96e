// A platform that only these tests know: orders come in by a queue, a cook serves them, and a book
// keeps what was served. It adds one of everything that a platform can.
#pragma once

#include <memory>

#include "harness/scenario/platform.h"

namespace tests {

// World key `menu: [soup, …]`; stand-in `cook`; step `order: {dish: soup}`; expectation
// `served: {dish: soup}`; invariant `every order served`.
std::shared_ptr<const harness::Platform> kitchen();

// A world of it, in which a cook is started.
inline constexpr char kKitchenWorld[] = R"(world: kitchen
cold_start: 5s
menu: [soup, bread]
images: {kitchen/cook: {standin: cook}}
setup:
  - sqs.CreateQueue: {QueueName: orders}
  - ecs.CreateCluster: {clusterName: house}
  - ecs.RegisterTaskDefinition:
      family: cook
      networkMode: awsvpc
      requiresCompatibilities: [FARGATE]
      cpu: "256"
      memory: "512"
      containerDefinitions: [{name: cook, image: kitchen/cook, essential: true}]
  - ecs.CreateService:
      {cluster: house, serviceName: cook, taskDefinition: cook, desiredCount: 1, launchType: FARGATE,
       networkConfiguration: {awsvpcConfiguration: {subnets: [subnet-1]}}}
)";

}  // namespace tests
